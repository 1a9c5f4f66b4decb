import type { MediaFile } from '../../shared/model/media-file.ts';
import type { TextOfFile } from '../../shared/recipes/plan-items.ts';
import { isInFolder } from '../../shared/recipes/folder-path.ts';
import { objectionTo } from '../../shared/recipes/usable-files.ts';
import { TEXT_LIMIT } from '../../shared/schemas/item.ts';
import type { LongWork } from '../exchange/long-work.ts';
import { htmlOfTextFile } from '../galleries/text-of-file.ts';
import { sanitiseHtml } from '../galleries/text-sanitiser.ts';
import type { RecipeRequest } from './recipe-request.ts';

export type ReadText = (file: MediaFile) => Promise<string>;

async function textOf(file: MediaFile, readText: ReadText): Promise<TextOfFile> {
  try {
    const html = sanitiseHtml(htmlOfTextFile(file, await readText(file)));
    if (html.length <= TEXT_LIMIT) return { html };
    return {
      problem: `Its text is ${html.length} characters long as HTML; a text item holds at most ${TEXT_LIMIT}. Split the file.`,
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Reads the text files that a recipe may make items of, by media id. Done before planning, so that a slow disk holds up no change. A file that
 * cannot be read is no failure: the plan leaves it out and says why.
 */
export async function readTexts(
  files: Iterable<MediaFile>,
  { folder, rules }: RecipeRequest,
  readText: ReadText,
  work: LongWork,
): Promise<ReadonlyMap<string, TextOfFile>> {
  const texts = new Map<string, TextOfFile>();
  for (const file of files) {
    if (work.isDue) await work.rest();
    if (file.kind !== 'TEXT' || !isInFolder(file.path, folder) || objectionTo(file, rules) !== undefined)
      continue;
    texts.set(file.id, await textOf(file, readText));
  }
  return texts;
}
