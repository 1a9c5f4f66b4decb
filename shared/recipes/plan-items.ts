import { assertNever } from '../assert-never.ts';
import { fileNameOf, type MediaFile } from '../model/media-file.ts';
import { textFromElsewhere } from '../text/core-text.ts';
import { formattedDate } from './date-format.ts';
import { baseNameOf, titleOfFileName } from './file-title.ts';
import { foldersBelow, parentOf } from './folder-path.ts';
import type { FileGroup } from './group-files.ts';
import { ITEM_PLACEHOLDERS, readPattern, writePattern, type ItemPlaceholder } from './pattern.ts';
import type { LeftOutFile, PlannedItem } from './recipe-plan.ts';
import type { RecipeRules } from './recipe.ts';
import { sortedFiles } from './sort-files.ts';
import { leftOut } from './usable-files.ts';

/** Characters: what items can hold (see schemas/item.ts). */
const TITLE_LIMIT = 1000;
const DESCRIPTION_LIMIT = 10_000;
const TAG_LIMIT = 200;
const TAGS_LIMIT = 500;

/** What a gallery shows already. */
export interface ShownContent {
  readonly mediaIds: ReadonlySet<string>;
  /** HTML of its texts. They keep no tie to the file they were made of, so that they are told by what they say. */
  readonly texts: ReadonlySet<string>;
}

/** The HTML that a text file becomes, or why it cannot be read. */
export type TextOfFile = { readonly html: string } | { readonly problem: string };

export interface ItemsContext {
  /** Of the recipe. */
  readonly chosenFolder: string;
  readonly rules: RecipeRules;
  readonly nameOf: (folder: string) => string;
  /** Of the text files, by media id. */
  readonly texts: ReadonlyMap<string, TextOfFile>;
}

export interface GroupItems {
  readonly items: readonly PlannedItem[];
  readonly leftOut: readonly LeftOutFile[];
  /** How many of those left out are there already. */
  readonly itemsThere: number;
}

const clipped = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** What stands for a placeholder in the texts of one item. */
interface ItemFacts {
  readonly file: MediaFile;
  readonly number: number;
  readonly folderName: string;
  readonly galleryName: string;
}

function valueOf(
  { file, number, folderName, galleryName }: ItemFacts,
  placeholder: ItemPlaceholder,
  format: string | undefined,
): string | undefined {
  const { metadata } = file;
  switch (placeholder) {
    case 'title':
    case 'description':
    case 'camera':
    case 'lens':
    case 'creator':
    case 'copyright':
      return metadata?.[placeholder];
    case 'keywords':
      return metadata?.keywords?.join(', ');
    case 'filename':
      return titleOfFileName(fileNameOf(file));
    case 'file':
      return baseNameOf(fileNameOf(file));
    case 'number':
      return String(number).padStart(format?.length ?? 1, '0');
    case 'date':
      return file.dateTaken === undefined ? undefined : formattedDate(file.dateTaken, format);
    case 'folder':
      return folderName;
    case 'gallery':
      return galleryName;
    default:
      return assertNever(placeholder);
  }
}

function tagsOf(file: MediaFile, { rules, chosenFolder, nameOf }: ItemsContext): string[] {
  const given = [
    ...(rules.areKeywordsTags ? (file.metadata?.keywords ?? []) : []),
    ...(rules.areFoldersTags ? foldersBelow(parentOf(file.path), chosenFolder).map(nameOf) : []),
    ...rules.tags,
  ];
  const tags = given.map((tag) => clipped(tag.trim(), TAG_LIMIT)).filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, TAGS_LIMIT);
}

/** Why a file that the rules take is left out of this gallery; undefined when it is not. */
function objectionOf(
  file: MediaFile,
  galleryName: string,
  shown: ShownContent | undefined,
  texts: ItemsContext['texts'],
): LeftOutFile | undefined {
  if (file.kind !== 'TEXT') {
    return shown?.mediaIds.has(file.id) === true
      ? leftOut(file, 'ALREADY_THERE', `“${galleryName}” shows it already.`)
      : undefined;
  }
  const text = texts.get(file.id);
  if (text === undefined) return leftOut(file, 'UNREADABLE', 'It could not be read.');
  if ('problem' in text) return leftOut(file, 'UNREADABLE', textFromElsewhere(text.problem));
  return shown?.texts.has(text.html) === true
    ? leftOut(file, 'ALREADY_THERE', `“${galleryName}” shows this text already.`)
    : undefined;
}

/** Yields now and then, for a caller that has to give way to others. */
export function* planItems(
  { files, folder, name }: FileGroup,
  shown: ShownContent | undefined,
  context: ItemsContext,
): Generator<undefined, GroupItems> {
  const { rules, nameOf } = context;
  const patterns = {
    title: readPattern(rules.title, ITEM_PLACEHOLDERS),
    description: readPattern(rules.description, ITEM_PLACEHOLDERS),
    altText: readPattern(rules.altText, ITEM_PLACEHOLDERS),
  };
  const items: PlannedItem[] = [];
  const outside: LeftOutFile[] = [];
  let itemsThere = 0;
  for (const [index, file] of sortedFiles(files, rules).entries()) {
    yield;
    const { kind } = file;
    if (kind === 'OTHER') continue;
    const objection = objectionOf(file, name, shown, context.texts);
    if (objection !== undefined) {
      outside.push(objection);
      if (objection.reason === 'ALREADY_THERE') itemsThere += 1;
      continue;
    }
    const facts: ItemFacts = {
      file,
      number: index + 1,
      folderName: nameOf(parentOf(file.path) || folder),
      galleryName: name,
    };
    const write = (text: keyof typeof patterns, limit: number): string =>
      clipped(
        writePattern(patterns[text], (placeholder, format) => valueOf(facts, placeholder, format)),
        limit,
      );
    const title = write('title', TITLE_LIMIT);
    const description = write('description', DESCRIPTION_LIMIT);
    const altText = kind === 'IMAGE' ? write('altText', TITLE_LIMIT) : '';
    items.push({
      mediaId: file.id,
      path: file.path,
      kind,
      ...(title === '' ? {} : { title }),
      ...(description === '' ? {} : { description }),
      ...(altText === '' ? {} : { altText }),
      tags: tagsOf(file, context),
    });
  }
  return { items, leftOut: outside, itemsThere };
}
