import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryState } from '../../../shared/publish/publish-plan.ts';
import type { SiteSettings } from '../../../shared/publish/site-settings.ts';
import { WritableCell } from './cell.ts';
import { throttled } from './throttle.ts';

/** ms. Comparing looks at every item of a site; nobody watches the marks more closely than this. */
const INTERVAL = 2000;

/** Of several sites, the state that asks most for doing something. */
const URGENCY: readonly GalleryState[] = [
  'UP_TO_DATE',
  'TO_BE_REMOVED',
  'NOT_PUBLISHED',
  'REORDERED',
  'CHANGED',
];

/** How the galleries stand to what is published of them: the marks of the list. */
export class Published {
  /** By gallery id; galleries of no site are not in it. */
  readonly states = new WritableCell<ReadonlyMap<string, GalleryState>>(new Map());
  readonly #client: ContractClient;
  readonly #sites: () => readonly SiteSettings[];
  #round = 0;

  readonly refresh = throttled(() => void this.#read(), INTERVAL);

  constructor(client: ContractClient, sites: () => readonly SiteSettings[]) {
    this.#client = client;
    this.#sites = sites;
  }

  take(events: readonly DomainEvent[]): void {
    const concerns = events.some(
      (event) => event.type !== 'libraryUpdated' || event.changed.sites !== undefined,
    );
    if (concerns) this.refresh();
  }

  async #read(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const states = new Map<string, GalleryState>();
    try {
      for (const { id } of this.#sites()) {
        const { galleries } = await this.#client.publish.getSiteStatus({ site: id });
        for (const { galleryId, state } of galleries) {
          const other = states.get(galleryId);
          if (other === undefined || URGENCY.indexOf(state) > URGENCY.indexOf(other)) {
            states.set(galleryId, state);
          }
        }
      }
    } catch {
      // A mark is not worth a message; the next change asks again.
      return;
    }
    if (round === this.#round) this.states.set(states);
  }
}
