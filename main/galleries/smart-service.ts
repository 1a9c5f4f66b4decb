import { randomUUID } from 'node:crypto';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { smartContract } from '../../shared/contract/smart.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { FREEZE_LIMIT, filterOfRule } from '../../shared/model/smart-gallery.ts';
import { DEFAULT_MEDIA } from '../../shared/model/library.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { MediaService } from '../media/media-service.ts';
import type { ChangeableState } from '../store/state.ts';
import { itemInputOf, readTextsOfFiles } from './add-media.ts';
import { decideCreateGallery } from './create-gallery.ts';
import { decideDeleteSmartGallery, decideSaveSmartGallery, smartGalleryOf } from './smart-galleries.ts';

type Contract = typeof smartContract;

/** One method for each of the contract's. */
export type SmartService = {
  readonly [M in keyof Contract]: (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;
};

/** The largest page that the list of files answers. */
const PAGE = 200;

/** Smart galleries of a library, and what becomes of their files. */
export function createSmartService({
  store,
  media,
  now = () => new Date(),
  newId = randomUUID,
}: {
  readonly store: ChangeableState;
  readonly media: Pick<MediaService, 'list' | 'readText'>;
  readonly now?: () => Date;
  readonly newId?: () => string;
}): SmartService {
  const context = { now, newId };

  /** The files that fit and that a gallery can show, in the order in which a window lists them. */
  async function filesOf(id: string): Promise<MediaFile[]> {
    const filter = filterOfRule(smartGalleryOf(store.state, id).rule, now().getTime());
    const files: MediaFile[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const page = await media.list({ ...filter, offset, limit: PAGE, sort: 'ADDED' });
      if (page.totalFiles > FREEZE_LIMIT) throw tooMany(page.totalFiles);
      files.push(...page.files.filter(isShowable));
      if (offset + PAGE >= page.totalFiles) return files;
    }
  }

  return {
    async listSmartGalleries() {
      const smartGalleries = [];
      for (const one of store.state.settings.smartGalleries ?? []) {
        const filter = filterOfRule(one.rule, now().getTime());
        const { totalFiles } = await media.list({ ...filter, offset: 0, limit: 1, sort: 'ADDED' });
        smartGalleries.push({ ...one, totalFiles });
      }
      return { smartGalleries };
    },
    saveSmartGallery: (input) => store.change(async (state) => decideSaveSmartGallery(state, input, newId)),
    deleteSmartGallery: ({ id }) => store.change(async (state) => decideDeleteSmartGallery(state, id)),
    async freezeSmartGallery({ id, name }) {
      const files = await filesOf(id);
      const texts = await readTextsOfFiles(
        store.state.media,
        files.map((file) => file.id),
        (file) => media.readText(file),
      );
      return store.change(async (state) => {
        const smart = smartGalleryOf(state, id);
        const { isMetadataUsed } = state.settings.media ?? DEFAULT_MEDIA;
        const there = files.flatMap((file) => state.media.get(file.id) ?? []).filter(isShowable);
        // The first of them is shown first, and what has no place of its own goes before what was there.
        const items = there.map((file, index) => ({
          ...itemInputOf(file, texts, isMetadataUsed),
          sortOrder: there.length - index,
        }));
        const decision = await decideCreateGallery(
          state,
          { gallery: { name: name ?? smart.name, items } },
          context,
        );
        return { ...decision, label: `Make gallery of smart gallery “${smart.name}”` satisfies StepText };
      });
    },
  };
}

/** What is damaged, missing or no picture, video or text has no place in a gallery. */
function isShowable({ status, kind }: MediaFile): boolean {
  return (status === 'READY' || status === 'PENDING') && kind !== 'OTHER';
}

function tooMany(count: number): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${count} files fit; a gallery is made of at most ${FREEZE_LIMIT} at once. Narrow the rule, or make several galleries of it.`,
  );
}
