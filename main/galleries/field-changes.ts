import { isDeepStrictEqual } from 'node:util';
import type { FieldChanges } from '../../shared/events/domain-event.ts';

/** What turns one state of something into another, and back. */
export interface Difference<T> {
  readonly changed: FieldChanges<T>;
  readonly previous: FieldChanges<T>;
}

/** The fields that differ between two states, whole; `null` stands for a field that is not there. Undefined when none does. */
export function differenceOf<T extends object>(before: T, after: T): Difference<T> | undefined {
  const changed: { [K in keyof T]?: T[K] | null } = {};
  const previous: { [K in keyof T]?: T[K] | null } = {};
  let isDifferent = false;
  for (const key of new Set([...keysOf(before), ...keysOf(after)])) {
    if (isDeepStrictEqual(before[key], after[key])) continue;
    changed[key] = after[key] ?? null;
    previous[key] = before[key] ?? null;
    isDifferent = true;
  }
  return isDifferent ? { changed, previous } : undefined;
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

/** The fields without those that are undefined or null: how items are kept. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], null> };
}
