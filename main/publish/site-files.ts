import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { renderDeletedGallery } from '../../shared/site/deleted-gallery.ts';
import { renderGalleryFiles } from '../../shared/site/gallery-page.ts';
import { renderIndexPage } from '../../shared/site/index-page.ts';
import type { RenderedFile, SiteAssets } from '../../shared/site/page-model.ts';
import { SITE_ASSET_FILES, SITE_ASSET_PATHS } from '../../shared/site/site-assets.ts';
import { renderSitemap } from '../../shared/site/sitemap.ts';
import type { Breather } from '../events/breather.ts';
import type { PictureOutput, PictureRecipe } from './picture-recipe.ts';
import type { SiteContent } from './site-content.ts';
import { MEDIA_FOLDER, type VideoCopy } from './site-item.ts';

/** A file that the site consists of. */
export type SiteFile =
  /** At an address that visitors know, or a file of the program. */
  | {
      readonly kind: 'PAGE';
      readonly path: string;
      readonly content: Uint8Array;
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
const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

function pageFile(path: string, content: Uint8Array): Extract<SiteFile, { kind: 'PAGE' }> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { kind: 'PAGE', path, content, size: content.length, sha256 };
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

/**
 * The rendered files of a site in the order in which they take their places: galleries before the index that links to them, deleted
 * ones after it.
 */
function* rendered(content: SiteContent): Generator<RenderedFile> {
  const { site, galleries, published } = content;
  for (const gallery of galleries) yield* renderGalleryFiles(site, gallery, digestOf);
  yield renderIndexPage(site);
  for (const gallery of published) {
    if (gallery.state === 'DELETED') yield* renderDeletedGallery(site, gallery);
  }
  const sitemap = renderSitemap(site, galleries);
  if (sitemap !== undefined) yield sitemap;
}

/** Every file of a site, pages rendered; pictures and videos after them. */
export async function siteFilesOf(
  content: SiteContent,
  assets: AssetFiles,
  breather: Breather,
): Promise<SiteFile[]> {
  const files: SiteFile[] = [...assets.files];
  for (const { path, content: text } of rendered(content)) {
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
