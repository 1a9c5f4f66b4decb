import { RESERVED_SLUGS } from '../site/addresses.ts';

/** Characters of a slug: what fits well into an address and, with a folder above it, into the paths of every system. */
const LONGEST = 60;

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name as one segment of an address: letters and digits of any script in lower case, everything else as single hyphens. Latin letters
 * lose their accents. Never empty, never a reserved name, never anything that leads out of a folder.
 */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const short = Array.from(plain)
    .slice(0, LONGEST)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  if (short === '') return 'gallery';
  return DEVICE.test(short) || RESERVED_SLUGS.includes(short) ? `gallery-${short}` : short;
}

/** What is equal on a file system that ignores case and composition. */
const folded = (slug: string): string => slug.normalize('NFC').toLowerCase();

/** What asks for a slug. */
export interface SlugRequest {
  readonly galleryId: string;
  readonly name: string;
  /** Chosen by a person. */
  readonly slug?: string;
}

/**
 * A slug for each gallery, all different. The one that a gallery was published under stays its own; a slug that a deleted gallery left
 * behind is not given to another.
 *
 * @param published slugs by gallery id, of deleted galleries too
 */
export function assignSlugs(
  requests: readonly SlugRequest[],
  published: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [galleryId, slug] of published) owners.set(folded(slug), galleryId);
  const result = new Map<string, string>();
  const claim = (galleryId: string, slug: string): boolean => {
    const owner = owners.get(folded(slug));
    if (owner !== undefined && owner !== galleryId) return false;
    owners.set(folded(slug), galleryId);
    result.set(galleryId, slug);
    return true;
  };
  // What a person chose and what is known to the world comes first, whatever the order of the galleries.
  for (const { galleryId, slug } of requests) if (slug !== undefined) claim(galleryId, slugOf(slug));
  for (const { galleryId } of requests) {
    const former = published.get(galleryId);
    if (former !== undefined && !result.has(galleryId)) claim(galleryId, former);
  }
  for (const { galleryId, name, slug } of requests) {
    if (result.has(galleryId)) continue;
    const wanted = slugOf(slug ?? name);
    for (let number = 1; !claim(galleryId, number === 1 ? wanted : `${wanted}-${number}`); number += 1);
  }
  return result;
}
