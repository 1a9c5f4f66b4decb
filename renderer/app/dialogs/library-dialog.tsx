import { Download, FolderOpen, Plug, Upload } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { TextField } from 'react-aria-components/TextField';
import type { LibraryInfo } from '../../../shared/contract/library.ts';
import { DEFAULT_MEDIA } from '../../../shared/model/library.ts';
import { CheckField } from '../controls/check-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { exportGalleries } from '../state/export-commands.ts';
import { chooseImport } from '../state/import-commands.ts';
import { problemOf, violationOf, type Problem } from '../state/problem.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { CacheLine } from './cache-line.tsx';
import './library-dialog.css';

const WATCHING = ['AUTOMATIC', 'POLLING'] as const;

const GIBIBYTE = 1024 ** 3;

/** What the previews may take, in bytes: what is set now is among it. */
function cacheLimits(present: number): number[] {
  return [...new Set([1, 2, 4, 8, 16, 32].map((size) => size * GIBIBYTE)).add(present)].sort((a, b) => a - b);
}

/** The library's name and its media folder. */
export function LibraryDialog(props: { readonly library: LibraryInfo }) {
  const { library } = props;
  const workspace = useWorkspace();
  const desktop = useCell(workspace.desktop);
  const [name, setName] = useState(library.settings.name);
  const [mediaFolder, setMediaFolder] = useState(library.settings.mediaFolder);
  const media = library.settings.media ?? DEFAULT_MEDIA;
  const [isMetadataUsed, setIsMetadataUsed] = useState(media.isMetadataUsed);
  const [watching, setWatching] = useState(media.watching);
  const [maxCacheBytes, setMaxCacheBytes] = useState(media.maxCacheBytes);
  const [problem, setProblem] = useState<Problem>();
  const close = (): void => workspace.dialog.set(undefined);

  async function choose(): Promise<void> {
    const answer = await workspace.attempt(t('problem.chooseFolder'), () =>
      workspace.client.desktop.chooseFolder({ title: t('library.chooseFolder') }),
    );
    if (typeof answer?.folder === 'string') setMediaFolder(answer.folder);
  }
  async function save(): Promise<void> {
    const { settings } = library;
    const next = { isMetadataUsed, watching, maxCacheBytes };
    const isSame =
      isMetadataUsed === media.isMetadataUsed &&
      watching === media.watching &&
      maxCacheBytes === media.maxCacheBytes;
    try {
      const info = await workspace.client.library.updateLibrary({
        ...(name === settings.name ? {} : { name }),
        ...(mediaFolder === settings.mediaFolder ? {} : { mediaFolder }),
        ...(isSame ? {} : { media: next }),
      });
      workspace.library.set(info);
      close();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  const nameProblem = violationOf(problem, 'name');
  const folderProblem = violationOf(problem, 'mediaFolder');
  const otherProblem =
    nameProblem === undefined && folderProblem === undefined ? problem?.message : undefined;
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {t('library.settings')}
          </Heading>
          <Form
            className="library-form"
            validationBehavior="aria"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <TextField
              className="field"
              value={name}
              onChange={setName}
              isInvalid={nameProblem !== undefined}
              autoFocus
            >
              <Label className="field-label">{t('library.name')}</Label>
              <Input className="input" />
              <FieldError className="field-problem">{nameProblem}</FieldError>
            </TextField>
            <TextField
              className="field"
              value={mediaFolder}
              onChange={setMediaFolder}
              isInvalid={folderProblem !== undefined || otherProblem !== undefined}
            >
              <Label className="field-label">{t('library.mediaFolder')}</Label>
              <div className="library-folder">
                <Input className="input" spellCheck={false} />
                {desktop?.hasNativeDialogs ? (
                  <Button className="button" onPress={() => void choose()}>
                    <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
                    {t('library.choose')}
                  </Button>
                ) : null}
              </div>
              <FieldError className="field-problem">{folderProblem ?? otherProblem}</FieldError>
            </TextField>
            <p className="field-hint">{t('library.folderHint')}</p>
            <CheckField isSelected={isMetadataUsed} onChange={setIsMetadataUsed}>
              {t('library.isMetadataUsed')}
            </CheckField>
            <SelectField
              label={t('library.watching')}
              options={WATCHING.map((id) => ({ id, label: t(`library.watchingBy.${id}`) }))}
              value={watching}
              onChange={setWatching}
            />
            <SelectField
              label={t('library.cacheLimit')}
              options={cacheLimits(media.maxCacheBytes).map((bytes) => ({
                id: String(bytes),
                label: formatBytes(bytes),
              }))}
              value={String(maxCacheBytes)}
              onChange={(bytes) => setMaxCacheBytes(Number(bytes))}
            />
            <dl className="facts">
              <div className="fact">
                <dt>{t('library.location')}</dt>
                <dd dir="auto">{library.folder}</dd>
              </div>
              <CacheLine />
            </dl>
            <div className="library-exchange">
              <Button className="button" onPress={() => void exportGalleries(workspace, 'JSON')}>
                <Download size={15} strokeWidth={1.75} aria-hidden />
                {t('exchange.exportLibrary')}
              </Button>
              <Button className="button" onPress={() => void chooseImport(workspace)}>
                <Upload size={15} strokeWidth={1.75} aria-hidden />
                {t('exchange.importFile')}
              </Button>
              <Button className="button" onPress={() => workspace.dialog.set('PROGRAMS')}>
                <Plug size={15} strokeWidth={1.75} aria-hidden />
                {t('library.programs')}
              </Button>
            </div>
            <div className="dialog-actions">
              <Button className="button" onPress={close}>
                {t('dialog.cancel')}
              </Button>
              <Button className="button primary" type="submit">
                {t('dialog.save')}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
