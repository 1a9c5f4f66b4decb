import type { exchangeContract } from '../../shared/contract/exchange.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { JobRegistry } from '../events/job-registry.ts';
import type { ChangeableState } from '../store/state.ts';
import { exportGalleries } from './export-galleries.ts';
import { planImport, runImport } from './import-galleries.ts';
import { LongWork } from '../events/long-work.ts';

type Contract = typeof exchangeContract;

/** One method for each of the contract's. */
export type ExchangeService = {
  readonly [M in keyof Contract]: (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;
};

export interface ExchangeServiceOptions {
  readonly store: ChangeableState;
  readonly jobs: JobRegistry;
  /** Absolute paths of folders that nothing is exported into: the library's own and the media folder. */
  readonly keptFolders: () => readonly string[];
  /** Default: the clock. */
  readonly now?: () => Date;
}

/** Export and import on a store. What takes long is shown as a job and can be cancelled. */
export function createExchangeService({
  store,
  jobs,
  keptFolders,
  now = () => new Date(),
}: ExchangeServiceOptions): ExchangeService {
  return {
    exportGalleries(input) {
      const work = new LongWork(jobs, 'EXPORT', 'Exporting galleries');
      const exportedDate = now().toISOString();
      return work.run(() =>
        exportGalleries(store.state, input, { keptFolders: keptFolders(), exportedDate, work }),
      );
    },
    planImport(input) {
      const work = new LongWork(jobs, 'IMPORT', 'Looking at what to import');
      return work.run(() => planImport(store.state, input, { now: now(), work }));
    },
    runImport(input) {
      const work = new LongWork(jobs, 'IMPORT', 'Importing');
      return work.run(() => runImport(store, input, { now, work }));
    },
  };
}
