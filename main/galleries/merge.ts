/** An object after a patch: given fields replace theirs, others stay, `null` clears the whole. */
export function merged<T extends object>(
  before: T | undefined,
  patch: Partial<T> | null | undefined,
): (T & Partial<T>) | Partial<T> | undefined {
  if (patch === undefined) return before;
  return patch === null ? undefined : { ...before, ...patch };
}
