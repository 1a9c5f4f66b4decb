import { formatBytes } from '../text/formats.ts';

export const MEGABYTE = 1000 ** 2;
export const GIGABYTE = 1000 ** 3;

/** Sizes to choose from, in bytes, as options of a list: what is set now is among them. */
export function sizeOptions(sizes: readonly number[], present: number): { id: string; label: string }[] {
  return [...new Set(sizes).add(present)]
    .sort((a, b) => a - b)
    .map((bytes) => ({ id: String(bytes), label: formatBytes(bytes) }));
}
