import type { FieldChanges } from './domain-event.ts';

/**
 * The value with its changes applied: `null` removes a field, `undefined` leaves it. Answers a new object; what did not change is
 * shared with the old one.
 */
export function applyChanges<T extends object>(value: T, changed: FieldChanges<T>): T {
  const result: Record<string, unknown> = {};
  // Copied field by field because `delete` would turn the object into a slow, large dictionary.
  for (const [field, current] of Object.entries(value)) {
    const next = (changed as Record<string, unknown>)[field];
    if (next !== null) result[field] = next === undefined ? current : next;
  }
  for (const [field, next] of Object.entries(changed)) {
    if (next !== undefined && next !== null && !(field in result)) result[field] = next;
  }
  return result as T;
}

/** The changes that take `changed` back: the present value of each field it names, `null` where there is none. */
export function previousValues<T extends object>(value: T, changed: FieldChanges<T>): FieldChanges<T> {
  const previous: Record<string, unknown> = {};
  for (const [field, next] of Object.entries(changed)) {
    if (next !== undefined) previous[field] = (value as Record<string, unknown>)[field] ?? null;
  }
  return previous as FieldChanges<T>;
}
