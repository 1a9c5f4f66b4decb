import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { galleryLayout } from '../../shared/publish/gallery-layout.ts';
import type { PublishedGallery, PublishManifest } from '../../shared/publish/manifest.ts';
import type { SiteSettings } from '../../shared/publish/site-settings.ts';
import { assignSlugs } from '../../shared/publish/slug.ts';
import type {
  GalleryLink,
  Site,
  SiteAssets,
  SiteGallery,
  SiteItem,
  SitePicture,
} from '../../shared/site/page-model.ts';
import type { Breather } from '../events/breather.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { PictureRecipe } from './picture-recipe.ts';
import { sha256 } from './sha256.ts';
import { ItemReader, type VideoCopy } from './site-item.ts';

/** A gallery as it is read for publishing; the items in display order. */
export interface SourceGallery {
  readonly properties: GalleryProperties;
  readonly items: Iterable<GalleryItem>;
}

export interface ContentSources {
  readonly settings: SiteSettings;
  /** Those of the site that exist, in the site's order. */
  readonly galleries: readonly SourceGallery[];
  readonly media: Pick<MediaCatalog, 'get'>;
  readonly assets: SiteAssets;
  /** What the target holds. */
  readonly published: PublishManifest | undefined;
}

/** Everything that a site shows, before anything of it is written. */
export interface SiteContent {
  readonly site: Site;
  readonly galleries: readonly SiteGallery[];
  /** As the next manifest tells of them. */
  readonly published: readonly PublishedGallery[];
  /** By key. */
  readonly recipes: ReadonlyMap<string, PictureRecipe>;
  /** By path in the site. */
  readonly videos: ReadonlyMap<string, VideoCopy>;
}

/** Short, because a manifest holds one of each item; 64 bits tell the states of one item apart. */
export function digestOf(value: unknown): string {
  return sha256(JSON.stringify(value)).slice(0, 16);
}

/** The item with the first source of each picture alone: its name stands for the original and for what was done to it. */
function essenceOf(item: SiteItem): unknown {
  const ofPicture = ({ sources, ...picture }: SitePicture) => ({ ...picture, source: sources[0]?.path });
  if (item.type === 'IMAGE') return { ...item, picture: ofPicture(item.picture) };
  if (item.type === 'VIDEO' && item.poster !== undefined) return { ...item, poster: ofPicture(item.poster) };
  return item;
}

function coverOf(gallery: SiteGallery): SitePicture | undefined {
  for (const item of gallery.items) {
    if (item.type === 'IMAGE' && item.picture.sources.length > 0) return item.picture;
    if (item.type === 'VIDEO' && item.poster !== undefined) return item.poster;
  }
  return undefined;
}

function linkOf(gallery: SiteGallery): GalleryLink {
  const { id, slug, name, description, items } = gallery;
  const cover = coverOf(gallery);
  return { id, slug, name, description, itemCount: items.length, ...(cover !== undefined && { cover }) };
}

/** What is published and no longer shown: its address goes on to answer, with an empty gallery. */
function deletedGalleries(
  published: PublishManifest | undefined,
  shown: ReadonlySet<string>,
): PublishedGallery[] {
  const gone = (published?.galleries ?? []).filter(({ id }) => !shown.has(id));
  return gone.map(({ id, slug, name }) => ({
    id,
    slug,
    name,
    state: 'DELETED',
    digest: '',
    items: [],
  }));
}

/** Puts together what a site shows. Pure but for giving way to others between items; costs some microseconds an item. */
export async function siteContentOf(sources: ContentSources, breather: Breather): Promise<SiteContent> {
  const { settings, assets, media, published } = sources;
  const entries = new Map(settings.galleries.map((entry) => [entry.galleryId, entry]));
  const slugs = assignSlugs(
    sources.galleries.map(({ properties: { id, name } }) => ({
      galleryId: id,
      name,
      slug: entries.get(id)?.slug,
    })),
    new Map(published?.galleries.map(({ id, slug }) => [id, slug])),
  );
  const reader = new ItemReader(settings, media);
  const galleries: SiteGallery[] = [];
  const live: PublishedGallery[] = [];
  for (const { properties, items } of sources.galleries) {
    const { id, name } = properties;
    const entry = entries.get(id);
    const about = {
      id,
      slug: slugs.get(id) ?? id,
      name,
      description: entry?.description ?? properties.description ?? '',
      layout: galleryLayout(properties.layout, entry?.layout),
    };
    const read = [];
    const digests = [];
    for (const item of items) {
      const shown = reader.read(item);
      read.push(shown);
      digests.push({ id: item.id, digest: digestOf(essenceOf(shown)) });
      if (breather.isDue) await breather.rest();
    }
    galleries.push({ ...about, items: read });
    live.push({
      id,
      slug: about.slug,
      name,
      state: 'LIVE',
      digest: digestOf([about, settings.pictures]),
      items: digests,
    });
  }
  const { title, name, description, language, direction, theme, baseAddress } = settings;
  return {
    site: {
      title: title ?? name,
      description: description ?? '',
      language,
      direction,
      theme,
      ...(baseAddress !== undefined && { baseAddress }),
      galleries: galleries.map(linkOf),
      assets,
    },
    galleries,
    published: [...live, ...deletedGalleries(published, new Set(galleries.map(({ id }) => id)))],
    recipes: reader.recipes,
    videos: reader.videos,
  };
}
