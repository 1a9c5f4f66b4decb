import type { LayoutName } from '../../../shared/layout/layout-settings.ts';
import {
  DEFAULT_PICTURES,
  type PictureFormat,
  type SiteGalleryEntry,
  type SiteSettings,
} from '../../../shared/publish/site-settings.ts';
import type { SiteInput, SitePatch } from '../../../shared/schemas/site.ts';
import type { SiteTheme } from '../../../shared/site/page-model.ts';
import { chosenLanguage, t } from '../text/text.ts';

/** A site as its form holds it: every field is there, texts may be empty. */
export interface SiteDraft {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly baseAddress: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: SiteTheme;
  readonly galleries: readonly SiteGalleryEntry[];
  readonly formats: readonly PictureFormat[];
  readonly quality: number;
  readonly keepsMetadata: boolean;
  readonly targets: readonly TargetDraft[];
}

export interface TargetDraft {
  /** Absent for one that was added in the form. */
  readonly id?: string;
  /** Tells the rows of the form apart. */
  readonly key: string;
  readonly kind: 'FOLDER' | 'ZIP';
  readonly place: string;
}

export function newTarget(kind: TargetDraft['kind'] = 'FOLDER'): TargetDraft {
  return { key: crypto.randomUUID(), kind, place: '' };
}

/** What the form starts with: the site, or the defaults of a new one. */
export function draftOf(site: SiteSettings | undefined): SiteDraft {
  if (site === undefined) {
    const { language } = chosenLanguage.get();
    return {
      name: t('publish.newName'),
      title: '',
      description: '',
      baseAddress: '',
      language: language.id,
      direction: language.direction,
      theme: 'AUTOMATIC',
      galleries: [],
      formats: DEFAULT_PICTURES.formats,
      quality: DEFAULT_PICTURES.quality,
      keepsMetadata: false,
      targets: [newTarget()],
    };
  }
  return {
    name: site.name,
    title: site.title ?? '',
    description: site.description ?? '',
    baseAddress: site.baseAddress ?? '',
    language: site.language,
    direction: site.direction,
    theme: site.theme,
    galleries: site.galleries,
    formats: site.pictures.formats,
    quality: site.pictures.quality,
    keepsMetadata: site.metadata === 'ALL',
    targets: site.targets.map((target) => ({
      id: target.id,
      key: target.id,
      kind: target.kind,
      place: target.kind === 'FOLDER' ? target.folder : target.file,
    })),
  };
}

/** What the contract takes. Targets without a place are left out: there is nothing to publish to yet. */
export function changesOf(draft: SiteDraft): SitePatch & Pick<SiteInput, 'name'> {
  const { name, title, description, baseAddress, language, direction, theme, galleries } = draft;
  const emptied = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    name,
    title: emptied(title),
    description: emptied(description),
    baseAddress: emptied(baseAddress),
    language,
    direction,
    theme,
    galleries: galleries.map((entry) => ({ ...entry })),
    pictures: { formats: [...draft.formats], quality: draft.quality },
    metadata: draft.keepsMetadata ? 'ALL' : 'COPYRIGHT',
    targets: draft.targets
      .filter(({ place }) => place.trim() !== '')
      .map(({ id, kind, place }) => {
        const own = id === undefined ? {} : { id };
        return kind === 'FOLDER'
          ? { ...own, kind, folder: place.trim() }
          : { ...own, kind, file: place.trim() };
      }),
  };
}

/** The entry with a layout of its own, or with that of the gallery. */
export function withLayout(entry: SiteGalleryEntry, layout: LayoutName | undefined): SiteGalleryEntry {
  const { layout: former, ...rest } = entry;
  return layout === undefined ? rest : { ...rest, layout: { ...former, layout } };
}

/** The list with the entry at `from` in the place `to`. */
export function movedEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const [moved] = list.slice(from, from + 1);
  if (moved === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
