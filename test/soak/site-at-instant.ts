import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { GALLERY_BASE } from '../../shared/site/addresses.ts';
import type { ReceivedGallery } from '../../shared/site/gallery-data.ts';

/** A file of a published site: what it holds, and the text of those that refer to others. */
export interface SiteFileSeen {
  readonly sha256: string;
  readonly text: string | undefined;
}

/** The files of a site that visitors can ask for, by path with forward slashes. */
export type SiteSeen = ReadonlyMap<string, SiteFileSeen>;

const ORIGIN = 'https://site.invalid/';
const isPage = (file: string): boolean => file.endsWith('.html');
const isEmbedded = (file: string): boolean => /^galleries\/[^/]+\/1\.js$/.test(file);
const isGalleryData = (file: string): boolean => file.startsWith('galleries/') && file.endsWith('.js');

/** Reads a site as it lies there, without anything that the program keeps for itself. */
export async function lookAtSite(folder: string): Promise<SiteSeen> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const seen = new Map<string, SiteFileSeen>();
  for (const entry of entries) {
    const place = path.join(entry.parentPath, entry.name);
    const file = path.relative(folder, place).split(path.sep).join('/');
    if (!entry.isFile() || file.startsWith('.gallery-desk/')) continue;
    const content = await readFile(place);
    const sha256 = createHash('sha256').update(content).digest('hex');
    seen.set(file, {
      sha256,
      text: isPage(file) || isGalleryData(file) ? content.toString('utf8') : undefined,
    });
  }
  return seen;
}

export function isSameSite(a: SiteSeen, b: SiteSeen): boolean {
  return a.size === b.size && [...a].every(([file, { sha256 }]) => b.get(file)?.sha256 === sha256);
}

/** The files of the site that markup at this path refers to or links to. */
function referencesIn(html: string, from: string): string[] {
  const addresses: string[] = [];
  for (const [, address = ''] of html.matchAll(/\s(?:href|src|poster)="([^"]*)"/g)) addresses.push(address);
  for (const [, list = ''] of html.matchAll(/\ssrcset="([^"]*)"/g)) {
    for (const candidate of list.split(', ')) addresses.push(candidate.split(' ')[0] ?? '');
  }
  const base = `${ORIGIN}${from}`;
  const urls = addresses.map((address) => new URL(address.replaceAll('&amp;', '&'), base).href);
  for (const [, script = ''] of html.matchAll(/\sdata-next="([^"]*)"/g)) urls.push(`${ORIGIN}${script}`);
  return urls
    .filter((url) => url.startsWith(ORIGIN))
    .map((url) => decodeURIComponent(new URL(url).pathname.slice(1)).replace(/(^|\/)$/, '$1index.html'));
}

export function referencesOf(file: string, text: string): string[] {
  if (isPage(file)) return referencesIn(text, file);
  const data = JSON.parse(text.slice(text.indexOf('.push(') + 6, text.lastIndexOf(')'))) as ReceivedGallery;
  const further = data.nextData === undefined ? [] : [data.nextData];
  return [...referencesIn(data.html, GALLERY_BASE), ...further, data.style];
}

/**
 * What a visitor could come upon in a site at some instant that is neither the one release nor the other: a file that no release has so, an
 * address of both that leads nowhere, and on any page that is there or can be reached something missing, or something of the other release.
 * Only pages that are about to go, which no other links to any more, may link to such that went before them.
 */
export function problemsAt(now: SiteSeen, before: SiteSeen, after: SiteSeen): string[] {
  const problems: string[] = [];
  for (const [file, { sha256 }] of now) {
    if (sha256 !== before.get(file)?.sha256 && sha256 !== after.get(file)?.sha256) {
      problems.push(`${file} is of neither release`);
    }
  }
  for (const file of before.keys()) {
    if (after.has(file) && !now.has(file)) problems.push(`${file} is missing`);
  }
  const known = [...now.keys()].filter((file) => before.has(file));
  const reached = new Set(known.filter((file) => isPage(file) || isEmbedded(file)));
  for (const file of reached) {
    const seen = now.get(file);
    if (seen?.text === undefined) continue;
    const releases = [before, after].filter((release) => release.get(file)?.sha256 === seen.sha256);
    for (const other of referencesOf(file, seen.text)) {
      const found = now.get(other);
      const isGoing = isPage(other) && !after.has(file) && !after.has(other);
      if (found === undefined && isGoing) continue;
      if (found === undefined) problems.push(`${file} refers to ${other}, which is missing`);
      else if (isPage(other)) reached.add(other);
      else if (!releases.some((release) => release.get(other)?.sha256 === found.sha256)) {
        problems.push(`${file} refers to ${other}, which is of another release`);
      } else if (isGalleryData(other)) reached.add(other);
    }
  }
  return problems;
}

/** Whether some pages are of the one release and some of the other. */
export function isBetween(now: SiteSeen, before: SiteSeen, after: SiteSeen): boolean {
  const changed = [...now].filter(
    ([file]) => before.has(file) && after.has(file) && before.get(file)?.sha256 !== after.get(file)?.sha256,
  );
  const isNew = changed.map(([file, { sha256 }]) => sha256 === after.get(file)?.sha256);
  return isNew.includes(true) && isNew.includes(false);
}
