import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { StreamMessage } from '../../../shared/events/notice.ts';
import { makeUpGalleries } from './made-up-galleries.ts';
import { mediaFileOf } from './made-up-media.ts';

/** What the page's address asks for. */
export interface MadeUpOptions {
  readonly galleries: number;
  readonly items: number;
  readonly media: number;
  readonly folder: 'READY' | 'SCANNING' | 'OFFLINE';
  readonly isBusy: boolean;
}

const FOLDER = '/home/ana/Pictures/Gallery Desk';

/** Files that are looked through in a search. */
const SEARCHED = 2000;

function refuse(): never {
  throw Object.assign(new Error('The disk is full: 0 bytes are free on /home. Make room and try again.'), {
    code: 'UNAVAILABLE',
  });
}

async function* onlySubscribed(): AsyncGenerator<StreamMessage> {
  yield { kind: 'subscribed', sequence: 0 };
  await new Promise(() => undefined);
}

/**
 * A core in the page for looking at the window: as many galleries and files as asked for, in states that are hard to bring about. It
 * can be read; every change is refused, which shows how problems are told.
 */
export function makeUpCore(options: MadeUpOptions): ContractClient {
  const galleries = makeUpGalleries(options.galleries, options.items);
  const answers: Record<string, Record<string, (input: never) => Promise<unknown>>> = {
    galleries: {
      listGallerySummaries: async ({ offset, limit }: { offset: number; limit: number }) => ({
        totalGalleries: galleries.length,
        galleries: galleries.slice(offset, offset + limit).map(({ summary }) => summary),
      }),
      getGallery: async (input: { galleryId: string; itemOffset: number; itemLimit: number }) => {
        const gallery = galleries.find(({ summary }) => summary.id === input.galleryId);
        if (gallery === undefined) throw Object.assign(new Error('No such gallery.'), { code: 'NOT_FOUND' });
        return {
          gallery: { ...gallery.summary, items: gallery.items.slice(input.itemOffset, input.itemLimit) },
        };
      },
    },
    media: {
      listMediaFiles: async (input: { offset: number; limit: number; search?: string; kinds?: string[] }) => {
        const { offset, limit, search = '', kinds } = input;
        if (search === '' && kinds === undefined) {
          const length = Math.max(0, Math.min(limit, options.media - offset));
          const files = Array.from({ length }, (_, index) => mediaFileOf(options.media - 1 - offset - index));
          return { totalFiles: options.media, files };
        }
        const found = Array.from({ length: Math.min(options.media, SEARCHED) }, (_, seed) =>
          mediaFileOf(seed),
        )
          .filter(({ path }) => path.toLowerCase().includes(search.toLowerCase()))
          .filter(({ kind }) => kinds === undefined || kinds.includes(kind));
        return { totalFiles: found.length, files: found.slice(offset, offset + limit) };
      },
      getMediaFiles: async ({ mediaIds }: { mediaIds: string[] }) => ({
        files: mediaIds.map((id) => mediaFileOf(Number(id.slice(1)))),
      }),
      getMediaFolder: async () => ({ status: { state: options.folder, folder: `${FOLDER}/Media` } }),
    },
    library: {
      getLibrary: async () => ({
        settings: { id: '1', name: 'Ana Moreno', mediaFolder: `${FOLDER}/Media`, createdDate: '' },
        folder: FOLDER,
        version: '0.1.0',
        openingNotes: [],
      }),
      listJobs: async () => ({
        jobs: options.isBusy
          ? [
              {
                id: '1',
                kind: 'INSPECT',
                label: 'Reading 412 new files',
                state: 'RUNNING',
                done: 138,
                total: 412,
                canCancel: true,
              },
            ]
          : [],
      }),
      subscribe: async () => onlySubscribed(),
    },
    desktop: {
      getDesktop: async () => ({
        host: 'ELECTRON',
        platform: 'linux',
        mediaBase: '/media/',
        hasNativeDialogs: true,
      }),
      watchMenu: async () => [],
    },
  };
  const client = new Proxy(answers, {
    get: (domains, domain: string) =>
      new Proxy(domains[domain] ?? {}, { get: (methods, method: string) => methods[method] ?? refuse }),
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a proxy has whatever method is asked for
  return client as unknown as ContractClient;
}
