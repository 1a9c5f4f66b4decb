import type { ImportPlan } from '../../../shared/exchange/import-plan.ts';
import { INLINE_LIMIT } from '../../../shared/exchange/library-format.ts';
import { stepName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** Whether galleries of the file are added beside those with the same ids, or change them. */
export type ImportMode = 'NEW' | 'UPDATE';

/** What is imported: a file by its path, or what a browser read of one. */
export interface ImportSource {
  readonly file?: string;
  readonly text?: string;
  readonly format?: 'JSON' | 'CSV';
  /** CSV: the gallery whose items the rows change. */
  readonly galleryId?: string;
}

/** An import that a person is asked about. */
export interface PlannedImport {
  readonly source: ImportSource;
  readonly mode: ImportMode;
  readonly plan: ImportPlan;
}

/** Lets the person choose a file and shows what importing it would do. CSV goes into the given gallery. */
export async function chooseImport(workspace: Workspace, galleryId?: string): Promise<void> {
  const source = await workspace.attempt(t('problem.import'), () => chooseSource(workspace));
  if (source === undefined) return;
  const isCsv = source.format === 'CSV';
  const target = galleryId ?? workspace.items.get()?.galleryId;
  await planImport(
    workspace,
    { ...source, ...(isCsv && target !== undefined ? { galleryId: target } : {}) },
    'NEW',
  );
}

/** Shows what an import would do, in place of what was shown. */
export async function planImport(
  workspace: Workspace,
  source: ImportSource,
  mode: ImportMode,
): Promise<void> {
  const plan = await workspace.attempt(t('problem.import'), () =>
    workspace.client.exchange.planImport({ ...source, mode }),
  );
  if (plan === undefined) return;
  workspace.dialog.set(undefined);
  workspace.plannedImport.set({ source, mode, plan });
}

/** Does what was shown, as one step. */
export async function runImport(workspace: Workspace, planned: PlannedImport): Promise<void> {
  const { source, mode, plan } = planned;
  workspace.plannedImport.set(undefined);
  const steps = await workspace.history.record(async () => {
    const result = await workspace.attempt(t('problem.import'), () =>
      workspace.client.exchange.runImport({ ...source, mode, planId: plan.planId }),
    );
    const [added] = result?.addedGalleryIds ?? [];
    const galleryId = added ?? plan.galleries.find(({ action }) => action !== 'KEEP')?.galleryId;
    if (result === undefined || galleryId === undefined) return undefined;
    if (added !== undefined) workspace.openGallery(added);
    return { galleryId, calls: 1 };
  });
  if (steps.length > 0) {
    workspace.messages.show({
      tone: 'DONE',
      text: t('history.restored', { step: stepName(plan.label) }),
      steps,
    });
  }
}

async function chooseSource(workspace: Workspace): Promise<ImportSource | undefined> {
  if (workspace.desktop.get()?.hasNativeDialogs === true) {
    const { file } = await workspace.client.desktop.chooseFile({ title: t('exchange.importTitle') });
    return file === null ? undefined : { file, format: formatOf(file) };
  }
  const file = await pickFile();
  if (file === undefined) return undefined;
  const text = await file.text();
  if (text.length > INLINE_LIMIT) {
    workspace.messages.show({
      tone: 'PROBLEM',
      text: t('exchange.tooLong', { name: file.name }),
      detail: t('exchange.tooLongDetail'),
    });
    return undefined;
  }
  return { text, format: formatOf(file.name) };
}

function formatOf(name: string): 'JSON' | 'CSV' {
  return name.toLowerCase().endsWith('.csv') ? 'CSV' : 'JSON';
}

/** The browser's own dialog; undefined when the person cancels. */
function pickFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,.csv';
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
