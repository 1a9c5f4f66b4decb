import { ITEM_SHAPE } from '../../shared/exchange/known-fields.ts';
import type { SkipReason } from '../../shared/exchange/import-plan.ts';
import { isFields, knownPart } from '../../shared/exchange/unknown-fields.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { linkUrlSchema } from '../../shared/schemas/common.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import { checkCss } from '../galleries/text-sanitiser.ts';
import { videoSiteOf } from '../galleries/video-address.ts';
import type { MediaResolver } from './media-resolver.ts';
import type { ImportReport } from './import-report.ts';
import type { OnRepair } from './parse-repairing.ts';

type Container = Record<string, unknown>;

/** What a reader of items needs beside the items. */
export interface ReadingContext {
  readonly resolver: MediaResolver;
  readonly report: ImportReport;
}

/** Why an entry is left out. */
export class Skip extends Error {
  override readonly name = 'Skip';
  readonly reason: SkipReason;

  constructor(reason: SkipReason, message: CoreText) {
    super(message);
    this.reason = reason;
  }
}

const objectIn = (container: Container | undefined, field: string): Container | undefined => {
  const value = container?.[field];
  return isFields(value) ? value : undefined;
};

const textIn = (container: Container | undefined, field: string): string | undefined => {
  const value = container?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const numberIn = (container: Container | undefined, field: string): number | undefined => {
  const value = container?.[field];
  return typeof value === 'number' ? value : undefined;
};

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

/** Takes NUL characters out of every text: no file and no page can show them, and some programs end a text there. */
function withoutNul(value: unknown, field: string, onRepair: OnRepair): unknown {
  if (!holdsNul(value)) return value;
  if (typeof value === 'string') {
    onRepair(field, 'It holds NUL characters, which are taken out.');
    return value.replaceAll('\0', '');
  }
  if (Array.isArray(value)) {
    return value.map((entry, index) => withoutNul(entry, `${field}[${index}]`, onRepair));
  }
  return Object.fromEntries(
    Object.entries(value as Container).map(([name, content]) => [
      name,
      withoutNul(content, field === '' ? name : `${field}.${name}`, onRepair),
    ]),
  );
}

/** Takes dangerous styles out. The HTML itself is sanitised where the item is made. */
function cleanCss(text: Container | undefined, onRepair: OnRepair): void {
  const css = objectIn(text, 'css');
  for (const [property, value] of Object.entries(css ?? {})) {
    try {
      checkCss({ [property]: value }, 'text.css');
    } catch (error) {
      if (!(error instanceof GalleryDeskError)) throw error;
      onRepair(`text.css.${property}`, 'It is left out: a style must not load or run anything.');
      if (css !== undefined) delete css[property];
    }
  }
}

function cleanVideoAddresses(info: Container | undefined, onRepair: OnRepair): void {
  for (const list of ['resolutions', 'posters']) {
    const entries = info?.[list];
    if (!Array.isArray(entries)) continue;
    for (const [index, entry] of entries.entries()) {
      const address: unknown = isFields(entry) ? entry['url'] : undefined;
      if (address === undefined || linkUrlSchema.safeParse(address).success) continue;
      onRepair(
        `video.videoInfo.${list}[${index}].url`,
        'It is left out: it is no address that may be followed.',
      );
      delete (entry as Container).url;
    }
  }
}

/** Whether the payload shows something that lies elsewhere and not in the media folder. */
function isElsewhere(payload: Container, info: Container, kind: 'IMAGE' | 'VIDEO'): boolean {
  if (kind === 'IMAGE') return payload.type === 'EXTERNAL' || /^https?:/i.test(textIn(info, 'id') ?? '');
  return (
    payload.type === 'YOUTUBE' ||
    payload.type === 'VIMEO' ||
    (videoSiteOf(textIn(info, 'id')) ?? videoSiteOf(textIn(info, 'url'))) !== undefined
  );
}

/**
 * Puts the id of the catalog's file into the payload.
 *
 * @param ownMediaId what the item shows already; it stays, whether its file is there or not
 * @throws Skip when there is no such file, or more than one
 */
async function resolveMedia(
  payload: Container | undefined,
  kind: 'IMAGE' | 'VIDEO',
  source: string,
  ownMediaId: string | undefined,
  { resolver, report }: ReadingContext,
): Promise<void> {
  const info = objectIn(payload, kind === 'IMAGE' ? 'imageInfo' : 'videoInfo');
  if (payload === undefined || info === undefined || isElsewhere(payload, info, kind)) return;
  const id = textIn(info, 'id');
  const fileName = textIn(info, 'filename');
  const isOwn =
    ownMediaId !== undefined && (id === ownMediaId || (id === undefined && fileName === undefined));
  if (isOwn) return;
  const resolved = await resolver.resolve({
    kind,
    id,
    fileName,
    width: numberIn(info, 'width'),
    height: numberIn(info, 'height'),
  });
  const name = fileName ?? id ?? '';
  if (resolved.found === 'SEVERAL') {
    throw new Skip(
      'AMBIGUOUS',
      `Several files of the media folder are named “${name}”: ${resolved.paths.slice(0, 5).join(', ')}. Name one of them by its path or id.`,
    );
  }
  if (resolved.found === 'NONE') {
    report.missing({ source, mediaId: id ?? '', fileName: fileName ?? '', isItemKept: false });
    throw new Skip(
      'MISSING_MEDIA',
      `The media folder has no file “${name}”. Put it there, let the folder be read, and import again.`,
    );
  }
  const { file } = resolved;
  if (resolved.found === 'NAME') {
    report.repair(
      source,
      kind === 'IMAGE' ? 'image.imageInfo.id' : 'video.videoInfo.id',
      `The file is found by its name: ${file.path}.`,
    );
    info.id = file.id;
    // Where the renditions of a file of another library lie says nothing here.
    delete info.resolutions;
  }
  if (file.status === 'MISSING')
    report.missing({ source, mediaId: file.id, fileName: file.path, isItemKept: true });
}

/**
 * Makes of an item from outside what the schemas of items can read: known fields alone, NUL characters and dangerous content taken out, its file found.
 *
 * @throws Skip when it cannot be an item
 */
export async function prepareItem(
  raw: unknown,
  source: string,
  ownMediaId: string | undefined,
  context: ReadingContext,
): Promise<Container> {
  if (!isFields(raw)) throw new Skip('INVALID', 'It is no object.');
  const onRepair: OnRepair = (field, message) => context.report.repair(source, field, message);
  const item = withoutNul(knownPart(raw, ITEM_SHAPE), '', onRepair) as Container;
  for (const payload of ['image', 'video', 'text']) if (item[payload] === null) delete item[payload];
  cleanCss(objectIn(item, 'text'), onRepair);
  cleanVideoAddresses(objectIn(objectIn(item, 'video'), 'videoInfo'), onRepair);
  await resolveMedia(objectIn(item, 'image'), 'IMAGE', source, ownMediaId, context);
  await resolveMedia(objectIn(item, 'video'), 'VIDEO', source, ownMediaId, context);
  return item;
}

/** Tells when the HTML of a text is not what the file gave. */
export function reportCleanedHtml(
  prepared: Container,
  item: GalleryItem,
  source: string,
  { report }: ReadingContext,
): void {
  const given = objectIn(prepared, 'text')?.html;
  if (item.type !== 'TEXT' || given === undefined || given === item.text.html) return;
  report.repair(
    source,
    'text.html',
    'Whatever could run or load something is taken out, and the rest is written cleanly.',
  );
}
