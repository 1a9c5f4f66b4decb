import type { FieldChanges } from './domain-event.ts';

/**
 * The value with its changes applied: `null` removes a field, `undefined` leaves it. Answers a new object; what did not change is
 * shared with the old one.
 */
export function applyChanges<T extends object>(value: T, changed: FieldChanges<T>): T {
  const result: Record<string, unknown> = {};
  const [before, next] = [fieldsOf(value), fieldsOf(changed)];
  // Copied field by field because `delete` would turn the object into a slow, large dictionary.
  for (const field of Object.keys(value)) {
    if (next[field] !== null) result[field] = next[field] === undefined ? before[field] : next[field];
  }
  for (const field of Object.keys(changed)) {
    if (next[field] !== undefined && next[field] !== null && !(field in result)) result[field] = next[field];
  }
  return trusted<T>(result);
}

/** The changes that take `changed` back: the present value of each field it names, `null` where there is none. */
export function previousValues<T extends object>(value: T, changed: FieldChanges<T>): FieldChanges<T> {
  const previous: Record<string, unknown> = {};
  const [before, next] = [fieldsOf(value), fieldsOf(changed)];
  for (const field of Object.keys(changed)) {
    if (next[field] !== undefined) previous[field] = before[field] ?? null;
  }
  return trusted<FieldChanges<T>>(previous);
}

function fieldsOf(value: object): Readonly<Record<string, unknown>> {
  return value as Readonly<Record<string, unknown>>;
}

/** The compiler cannot follow fields by name; what the callers pass in is typed. */
function trusted<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as T;
}
