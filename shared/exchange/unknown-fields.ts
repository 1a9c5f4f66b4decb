import type { UnknownFields } from '../model/unknown-fields.ts';
import type { Shape } from './known-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one name that JavaScript's own assignment would not store but take as an object's prototype. */
const isStorable = (field: string): boolean => field !== '__proto__';

const shapeOfField = (shape: Shape, field: string): Shape | undefined =>
  isFields(shape) && Object.hasOwn(shape, field) ? shape[field] : undefined;

/** What of a value the shape knows, as a copy that may be changed. */
export function knownPart(value: unknown, shape: Shape): unknown {
  if (shape === true) return cleaned(value);
  if (Array.isArray(shape)) {
    return Array.isArray(value) ? value.map((entry) => knownPart(entry, shape[0] as Shape)) : value;
  }
  if (!isFields(value)) return value;
  const known: [string, unknown][] = [];
  for (const [field, content] of Object.entries(value)) {
    const inner = shapeOfField(shape, field);
    if (inner !== undefined) known.push([field, knownPart(content, inner)]);
  }
  return Object.fromEntries(known);
}

/** The value without what could change an object's prototype, at any depth. */
function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, content]) =>
      isStorable(field) ? [[field, cleaned(content)]] : [],
    ),
  );
}

/** What of a value the shape does not know, at its place; undefined when it knows all of it. */
export function unknownPart(value: unknown, shape: Shape): UnknownFields | undefined {
  if (shape === true || typeof value !== 'object' || value === null) return undefined;
  const unknown: [string, unknown][] = [];
  for (const [field, content] of Object.entries(value)) {
    if (!isStorable(field)) continue;
    const inner = Array.isArray(shape) ? (shape[0] as Shape) : shapeOfField(shape, field);
    const rest = inner === undefined ? cleaned(content) : unknownPart(content, inner);
    if (rest !== undefined) unknown.push([field, rest]);
  }
  return unknown.length === 0 ? undefined : Object.fromEntries(unknown);
}

/**
 * The value with its unknown fields back at their places. What the program knows wins; what belonged to a known field that is gone
 * by now, such as a link, stays away with it.
 */
export function withUnknownFields(value: unknown, unknown: UnknownFields | undefined, shape: Shape): unknown {
  if (unknown === undefined || shape === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((entry, index) => {
      const rest = Object.hasOwn(unknown, index) ? unknown[index] : undefined;
      return isFields(rest) && Array.isArray(shape)
        ? withUnknownFields(entry, rest, shape[0] as Shape)
        : entry;
    });
  }
  const result = new Map<string, unknown>(Object.entries(value));
  for (const [field, rest] of Object.entries(unknown)) {
    const inner = shapeOfField(shape, field);
    if (inner === undefined) result.set(field, rest);
    else if (result.has(field) && isFields(rest)) {
      result.set(field, withUnknownFields(result.get(field), rest, inner));
    }
  }
  return Object.fromEntries(result);
}
