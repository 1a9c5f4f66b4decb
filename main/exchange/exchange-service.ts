import type { exchangeContract } from '../../shared/contract/exchange.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { PLAN_LIST_LIMIT } from '../../shared/exchange/import-plan.ts';
import { INLINE_LIMIT } from '../../shared/exchange/library-format.ts';
import { requireGallery } from '../galleries/command-context.ts';
import type { ChangeableState, GalleryDocument, LibraryState } from '../store/state.ts';
import { Breather } from './breather.ts';
import { readItemRows } from './csv-table.ts';
import { checkExportFile, collectExport, writeExport } from './export-file.ts';
import { galleryJson, itemsCsv, libraryJson, type GalleryContent } from './export-text.ts';
import { ImportReport } from './import-report.ts';
import { formatOf, jsonOf, reading, readImportSource, type ImportSource } from './import-source.ts';
import { markOf } from './library-mark.ts';
import { lenientCatalog, MediaResolver } from './media-resolver.ts';
import type { PlanContext } from './plan-context.ts';
import { planGalleries } from './plan-galleries.ts';
import { idsOf, newOrigin, planIdOf, readPlanId, type PlanOrigin } from './plan-identity.ts';
import { planRows } from './plan-rows.ts';
import { digestOf, eventsOf, type PlannedImport } from './planned-import.ts';

type Contract = typeof exchangeContract;
type ImportInput = InputOf<Contract['planImport']>;

/** One method for each of the contract's. */
export type ExchangeService = {
  readonly [M in keyof Contract]: (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;
};

export interface ExchangeServiceOptions {
  readonly store: ChangeableState;
  /** Absolute paths of folders that nothing is exported into: the library's own and the media folder. */
  readonly keptFolders: () => readonly string[];
  /** Default: the clock. */
  readonly now?: () => Date;
}

/** The galleries as they are at one moment: all are loaded first, then taken at once. */
async function contentOf(state: LibraryState, galleryId: string | undefined): Promise<GalleryContent[]> {
  if (galleryId !== undefined) return [takenFrom(await requireGallery(state, galleryId))];
  const documents = new Map<string, GalleryDocument>();
  for (;;) {
    const unread = Array.from(state.galleries).filter(({ id }) => !documents.has(id));
    if (unread.length === 0) break;
    for (const { id } of unread) {
      const document = await state.gallery(id);
      if (document !== undefined) documents.set(id, document);
    }
  }
  return Array.from(state.galleries).flatMap(({ id }) => {
    const document = documents.get(id);
    return document === undefined ? [] : [takenFrom(document)];
  });
}

const takenFrom = ({ properties, items }: GalleryDocument): GalleryContent => ({
  properties,
  items: items.slice(0, items.size),
});

/** Plans an import: the same text, state and origin always make the same plan. */
async function plan(
  state: LibraryState,
  source: ImportSource,
  input: ImportInput,
  origin: PlanOrigin,
  breather: Breather,
): Promise<{ planned: PlannedImport; report: ImportReport }> {
  const report = new ImportReport();
  const context: PlanContext = {
    state,
    media: lenientCatalog(state.media),
    resolver: new MediaResolver(state.media, breather),
    report,
    plannedAt: origin.plannedAt,
    newId: idsOf(origin),
    breather,
  };
  if (source.format === 'JSON') {
    const planned = await planGalleries(await jsonOf(source, breather), input.mode, context);
    return { planned, report };
  }
  const { galleryId, emptyCells } = input;
  if (galleryId === undefined) {
    throw invalidFields([
      {
        field: 'galleryId',
        violatedRule: 'REQUIRED',
        description: 'A CSV changes the items of one gallery; name it.',
      },
    ]);
  }
  const rows = await reading(source, () => readItemRows(source.text, report, breather));
  return { planned: await planRows(rows, { galleryId, emptyCells }, context), report };
}

function planIsOutdated(what: string): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${what} changed since the plan was made, so that the import would do something else now. Nothing was imported; make a new plan and look at it.`,
  );
}

/** Export and import on a store. */
export function createExchangeService({
  store,
  keptFolders,
  now = () => new Date(),
}: ExchangeServiceOptions): ExchangeService {
  const { state } = store;
  return {
    async exportGalleries({ galleryId, format: given, file, replace, byteOrderMark }) {
      const breather = new Breather();
      const format = formatOf(file, given);
      if (format === 'CSV' && galleryId === undefined) {
        throw invalidFields([
          {
            field: 'galleryId',
            violatedRule: 'REQUIRED',
            description: 'CSV holds the items of one gallery; name it, or export the library as JSON.',
          },
        ]);
      }
      const target =
        file === undefined
          ? undefined
          : await checkExportFile(file, format, { replace, keptFolders: keptFolders() });
      const galleries = await contentOf(state, galleryId);
      const [only] = galleries;
      const pieces =
        galleryId === undefined || only === undefined
          ? libraryJson(galleries, state.media, now().toISOString())
          : format === 'CSV'
            ? itemsCsv(only.items, state.media, byteOrderMark)
            : galleryJson(only, state.media);
      const totals = {
        totalGalleries: galleries.length,
        totalItems: galleries.reduce((total, { items }) => total + items.length, 0),
      };
      if (target === undefined) {
        const text = await collectExport(pieces, INLINE_LIMIT, breather);
        return { file: null, text, sizeInBytes: Buffer.byteLength(text), ...totals };
      }
      const signal = new AbortController().signal;
      const sizeInBytes = await writeExport(target, pieces, { replace, breather, signal });
      return { file: target, text: null, sizeInBytes, ...totals };
    },

    async planImport(input) {
      const breather = new Breather();
      const source = await readImportSource(input, breather);
      const origin = newOrigin(now());
      const { planned, report } = await plan(state, source, input, origin, breather);
      const digest = await digestOf(planned, breather);
      return report.plan(planIdOf({ ...origin, sourceDigest: source.digest, digest }), planned.label);
    },

    async runImport(input) {
      const breather = new Breather();
      const identity = readPlanId(input.planId);
      const source = await readImportSource(input, breather);
      if (!source.digest.startsWith(identity.sourceDigest)) throw planIsOutdated(source.name);
      const planSame = async (current: LibraryState) => {
        const made = await plan(current, source, input, identity, breather);
        const digest = await digestOf(made.planned, breather);
        if (!digest.startsWith(identity.digest)) throw planIsOutdated('The library');
        return made;
      };
      // Planned before it is its turn, so that a large import does not hold up the changes behind it.
      const mark = markOf(state);
      const early = await planSame(state);
      return store.change(async (current) => {
        const { planned, report } = mark.isStillTrueOf(current) ? early : await planSame(current);
        const events = await eventsOf(planned, now().toISOString(), breather);
        const addedGalleryIds = planned.galleries.flatMap(({ created }) => created?.value.id ?? []);
        const { label } = planned;
        return {
          label,
          events,
          result: {
            label,
            totals: report.totals,
            addedGalleryIds: addedGalleryIds.slice(0, PLAN_LIST_LIMIT),
          },
        };
      });
    },
  };
}
