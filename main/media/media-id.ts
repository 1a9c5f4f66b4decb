import { createHash } from 'node:crypto';

/** Hexadecimal digits of an id: 104 bits. */
const LENGTH = 26;

/**
 * The id of a file that comes new into the catalog, from the content it came with: a catalog that was lost and is made again gives
 * the same ids, and galleries find their pictures. Copies get `~2`, `~3` …: the first number from `copy` on that is free.
 */
export function newMediaId(
  fingerprint: string,
  isTaken: (id: string) => boolean,
  copy = 1,
): { readonly id: string; readonly copy: number } {
  // Two contents that only their full hashes tell apart share the first part, as copies do.
  const base = fingerprint.slice(0, LENGTH);
  for (let number = copy; ; number++) {
    const id = number === 1 ? base : `${base}~${number}`;
    if (!isTaken(id)) return { id, copy: number };
  }
}

/** What stands in for the fingerprint, in the id only, of a file that cannot be read. */
export function unreadableId(path: string): string {
  return createHash('sha256').update(`unreadable:${path}`).digest('hex');
}
