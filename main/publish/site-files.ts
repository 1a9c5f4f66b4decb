import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { renderDeletedGallery } from '../../shared/site/deleted-gallery.ts';
import { renderGalleryFiles } from '../../shared/site/gallery-page.ts';
import { renderIndexPage } from '../../shared/site/index-page.ts';
import type { RenderedFile, Site, SiteAssets, SiteGallery } from '../../shared/site/page-model.ts';
import { SITE_ASSET_FILES, SITE_ASSET_PATHS } from '../../shared/site/site-assets.ts';
import { renderSitemap } from '../../shared/site/sitemap.ts';
import type { Breather } from '../events/breather.ts';
import type { PictureOutput, PictureRecipe } from './picture-recipe.ts';
import { frameOf, type PageFacts, type RenderedSite } from './rendered-pages.ts';
import { sha256 } from './sha256.ts';
import type { SiteContent } from './site-content.ts';
import { MEDIA_FOLDER, type VideoCopy } from './site-item.ts';

/** A file that the site consists of. */
export type SiteFile =
  /** At an address that visitors know, or a file of the program. */
  | {
      readonly kind: 'PAGE';
      readonly path: string;
      /** Its text, rendered when it is asked for: most pages of most plans are as they were. */
      readonly content: () => Uint8Array;
      readonly size: number;
      readonly sha256: string;
    }
  /** Under a name that stands for its content. */
  | {
      readonly kind: 'PICTURE';
      readonly path: string;
      readonly recipe: PictureRecipe;
      readonly output: PictureOutput;
    }
  /** Under a name that stands for its content. */
  | { readonly kind: 'VIDEO'; readonly path: string; readonly copy: VideoCopy };

/** The program's own files of every site, read once. */
export interface AssetFiles {
  readonly paths: SiteAssets;
  readonly files: readonly SiteFile[];
}

/** Digits enough that two contents never share a name in one site. */
const digestOf = (content: string): string => sha256(content).slice(0, 16);

type PageFile = Extract<SiteFile, { kind: 'PAGE' }>;

function pageFile(path: string, content: Uint8Array): PageFile {
  return { kind: 'PAGE', path, content: () => content, size: content.length, sha256: sha256(content) };
}

/**
 * Reads the program's files of sites. Style and script go under names that stand for their content, so that a page never meets those of
 * another release; the embedding script's name is known to pages elsewhere and stays.
 *
 * @param folder absolute path of `out/site`
 * @throws `FAILED_PRECONDITION` when they are not there
 */
export async function readAssets(folder: string): Promise<AssetFiles> {
  const read = async (name: string, path: string, isNamedByContent: boolean) => {
    const file = join(folder, name);
    const content = await readFile(file).catch((cause: unknown) => {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        `A file of the program that every site needs cannot be read: ${file}. Install Gallery Desk again.`,
        { file },
        { cause },
      );
    });
    const made = pageFile(path, content);
    if (!isNamedByContent) return made;
    return { ...made, path: path.replace(/(?=\.\w+$)/, `-${made.sha256.slice(0, 10)}`) };
  };
  const [style, script, embedScript] = await Promise.all([
    read(SITE_ASSET_FILES.style, SITE_ASSET_PATHS.style, true),
    read(SITE_ASSET_FILES.script, SITE_ASSET_PATHS.script, true),
    read(SITE_ASSET_FILES.embedScript, SITE_ASSET_PATHS.embedScript, false),
  ]);
  return {
    paths: { style: style.path, script: script.path, embedScript: embedScript.path },
    files: [style, script, embedScript],
  };
}

/** Whatever is not of one gallery: the index, galleries that are deleted, the sitemap. */
function* renderedAround({ site, galleries, published }: SiteContent): Generator<RenderedFile> {
  yield renderIndexPage(site);
  for (const gallery of published) {
    if (gallery.state === 'DELETED') yield* renderDeletedGallery(site, gallery);
  }
  const sitemap = renderSitemap(site, galleries);
  if (sitemap !== undefined) yield sitemap;
}

/** The files of a gallery: rendered now, or later if somebody asks for their text, when it is known what they hold. */
async function filesOfGallery(
  site: Site,
  gallery: SiteGallery,
  known: (render: () => Promise<PageFacts[]>) => Promise<PageFacts[]>,
  breather: Breather,
): Promise<PageFile[]> {
  let made: Map<string, PageFile> | undefined;
  const facts = await known(async () => {
    made = new Map();
    for (const { path, content } of renderGalleryFiles(site, gallery, digestOf)) {
      made.set(path, pageFile(path, Buffer.from(content)));
      if (breather.isDue) await breather.rest();
    }
    return Array.from(made.values(), ({ path, size, sha256 }) => ({ path, size, sha256 }));
  });
  const contentOf = (path: string): Uint8Array => {
    made ??= new Map(
      Array.from(renderGalleryFiles(site, gallery, digestOf), (file) => [
        file.path,
        pageFile(file.path, Buffer.from(file.content)),
      ]),
    );
    const file = made.get(path);
    if (file === undefined) throw new Error(`The gallery “${gallery.name}” has no file ${path}.`);
    return file.content();
  };
  return facts.map((file) => ({ kind: 'PAGE', ...file, content: () => contentOf(file.path) }));
}

/**
 * Every file of a site in the order in which they take their places: galleries before the index that links to them, deleted ones after it;
 * pictures and videos after the pages.
 */
export async function siteFilesOf(
  content: SiteContent,
  assets: AssetFiles,
  rendered: Pick<RenderedSite, 'filesOf'>,
  breather: Breather,
): Promise<SiteFile[]> {
  const { site, galleries, published } = content;
  const files: SiteFile[] = [...assets.files];
  const frame = frameOf(site);
  for (const [index, gallery] of galleries.entries()) {
    const digests = published[index];
    if (digests?.id !== gallery.id)
      throw new Error('The digests of a site stand in another order than its galleries.');
    const known = (render: () => Promise<PageFacts[]>) => rendered.filesOf(digests, frame, render);
    files.push(...(await filesOfGallery(site, gallery, known, breather)));
  }
  for (const { path, content: text } of renderedAround(content)) {
    files.push(pageFile(path, Buffer.from(text)));
    if (breather.isDue) await breather.rest();
  }
  for (const recipe of content.recipes.values()) {
    for (const output of recipe.outputs) {
      files.push({ kind: 'PICTURE', path: `${MEDIA_FOLDER}/${output.name}`, recipe, output });
    }
    if (breather.isDue) await breather.rest();
  }
  for (const [path, copy] of content.videos) files.push({ kind: 'VIDEO', path, copy });
  return files;
}
