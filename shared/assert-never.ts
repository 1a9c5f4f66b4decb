/** The end of an exhaustive switch: the compiler rejects a case that is not handled, and data from outside fails loudly. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
