import type { ContractClient } from '../../../shared/contract/contract.ts';
import { filterOfRule, type SmartGallery, type SmartRule } from '../../../shared/model/smart-gallery.ts';
import { WritableCell } from './cell.ts';
import type { MediaQuery } from './media-list.ts';
import { throttled } from './throttle.ts';

/** What is counted is counted again after changes, at most this often. */
const RELOAD_INTERVAL_IN_MS = 1000;

export type CountedSmartGallery = SmartGallery & { readonly totalFiles: number };

/** The smart galleries of the library, with how many files fit each. */
export class SmartGalleries {
  readonly cell = new WritableCell<readonly CountedSmartGallery[]>([]);
  readonly #client: ContractClient;
  readonly #reload = throttled(() => void this.#read(), RELOAD_INTERVAL_IN_MS);

  constructor(client: ContractClient) {
    this.#client = client;
  }

  /** Reads them again, soon. */
  refresh(): void {
    this.#reload();
  }

  async #read(): Promise<void> {
    try {
      this.cell.set((await this.#client.smart.listSmartGalleries({})).smartGalleries);
    } catch {
      // The connection is gone, which the window says elsewhere.
    }
  }
}

/** Days that the filter bar offers, by the moment that it makes of each. */
const AGES = [1, 7, 30, 365] as const;

/** A question about media files as a rule that holds on other days too; what it says of the open gallery is left out. */
export function ruleOfQuery({ search, kind, filter = {} }: MediaQuery, now: number): SmartRule {
  const { use, addedSince, ...rest } = filter;
  const addedInDays = AGES.find((days) => filterOfRule({ addedInDays: days }, now).addedSince === addedSince);
  return {
    ...rest,
    ...(search === '' ? {} : { search }),
    ...(kind === 'ALL' ? {} : { kinds: [kind] }),
    ...(use === 'IN_ANY' || use === 'IN_NONE' ? { use } : {}),
    ...(addedSince === undefined || addedInDays === undefined ? {} : { addedInDays }),
  };
}

/** A rule as the media panel asks for it. */
export function queryOfRule(rule: SmartRule, now: number): MediaQuery {
  const { search = '', kinds, ...filter } = filterOfRule(rule, now);
  const [kind] = kinds ?? [];
  return {
    search,
    kind: kinds?.length === 1 && kind !== undefined ? kind : 'ALL',
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  };
}
