import type { exchangeContract } from '../../shared/contract/exchange.ts';
import type { InputOf } from '../../shared/contract/method-types.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { PLAN_LIST_LIMIT, type ImportPlan, type ImportResult } from '../../shared/exchange/import-plan.ts';
import type { ChangeableState, LibraryState } from '../store/state.ts';
import type { Breather } from '../events/breather.ts';
import { readItemRows } from './csv-table.ts';
import { ImportReport } from './import-report.ts';
import { jsonOf, reading, readImportSource, type ImportSource } from './import-source.ts';
import { markOf } from './library-mark.ts';
import type { LongWork } from '../events/long-work.ts';
import { lenientCatalog, MediaResolver } from './media-resolver.ts';
import type { PlanContext } from './plan-context.ts';
import { planGalleries } from './plan-galleries.ts';
import { idsOf, newOrigin, planIdOf, readPlanId, type PlanOrigin } from './plan-identity.ts';
import { planRows } from './plan-rows.ts';
import { digestOf, eventsOf, type PlannedImport } from './planned-import.ts';

type Contract = typeof exchangeContract;
type ImportInput = InputOf<Contract['planImport']>;

/** Plans an import: the same text, state and origin always make the same plan. */
async function planFrom(
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

/**
 * Tells what an import would do.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT`, `NOT_FOUND`, `UNAVAILABLE` or `FAILED_PRECONDITION` when it cannot be imported at all
 */
export async function planImport(
  state: LibraryState,
  input: ImportInput,
  { now, work }: { readonly now: Date; readonly work: LongWork },
): Promise<ImportPlan> {
  const source = await readImportSource(input, work);
  const origin = newOrigin(now);
  const { planned, report } = await planFrom(state, source, input, origin, work);
  const digest = await digestOf(planned, work);
  return report.plan(planIdOf({ ...origin, sourceDigest: source.digest, digest }), planned.label);
}

/**
 * Does what a plan told, as one change.
 *
 * @throws GalleryDeskError `FAILED_PRECONDITION` when the file or the library would make it another plan by now, and what `planImport` throws
 */
export async function runImport(
  store: ChangeableState,
  input: InputOf<Contract['runImport']>,
  { now, work }: { readonly now: () => Date; readonly work: LongWork },
): Promise<ImportResult> {
  const identity = readPlanId(input.planId);
  const source = await readImportSource(input, work);
  if (!source.digest.startsWith(identity.sourceDigest)) throw planIsOutdated(source.name);
  const planSame = async (state: LibraryState) => {
    const made = await planFrom(state, source, input, identity, work);
    const digest = await digestOf(made.planned, work);
    if (!digest.startsWith(identity.digest)) throw planIsOutdated('The library');
    return made;
  };
  // Planned before it is its turn, so that a large import does not hold up the changes behind it.
  const mark = markOf(store.state);
  const early = await planSame(mark.state);
  return store.change(async (state) => {
    const { planned, report } = (await mark.isStillTrueOf(state)) ? early : await planSame(state);
    const events = await eventsOf(planned, now().toISOString(), work);
    const addedGalleryIds = planned.galleries.flatMap(({ created }) => created?.value.id ?? []);
    const { label } = planned;
    work.seal();
    return {
      label,
      events,
      result: { label, totals: report.totals, addedGalleryIds: addedGalleryIds.slice(0, PLAN_LIST_LIMIT) },
    };
  });
}
