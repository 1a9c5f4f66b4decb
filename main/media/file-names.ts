import path from 'node:path';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';

/** Bytes of a name that every file system takes, with room for a number after it. */
const LONGEST_NAME = 240;

/** Folders below one another that are taken; more is no collection of pictures but a trick. */
const DEEPEST_PATH = 64;

/**
 * A name from outside as one that a file can have on every system: the last part of a path, without what some system forbids, and never
 * hidden.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` when nothing is left of it
 */
export function safeFileName(given: string, field = 'fileName'): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const plain = last.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_');
  const name = plain.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
  const extension = path.extname(name).slice(0, 20);
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  let stem = (isReserved ? '_' : '') + name.slice(0, name.length - path.extname(name).length);
  while (Buffer.byteLength(stem + extension) > LONGEST_NAME) stem = Array.from(stem).slice(0, -1).join('');
  if (stem === '') throw noName(given, field);
  return stem + extension;
}

/**
 * A relative path from outside, with forward slashes, as one that can exist on every system. One that leads upwards or begins at a root is
 * no mistake of a person and is refused.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT`
 */
export function safeRelativePath(given: string, field = 'path'): string {
  const parts = given.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'));
  if (!isPlain || parts.length > DEEPEST_PATH) throw noName(given, field);
  return parts.map((part) => safeFileName(part, field)).join('/');
}

/** `photo.jpg`, `photo-2.jpg`, `photo-3.jpg` … */
export function* namesLike(name: string): Generator<string, void, void> {
  yield name;
  const extension = path.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 2; number < 10_000; number++) yield `${stem}-${number}${extension}`;
}

function noName(given: string, field: string) {
  return invalidFields([
    {
      field,
      violatedRule: 'FORMAT',
      description: `“${given.slice(0, 100)}” is no name for a file. Give one such as photo.jpg.`,
    },
  ]);
}
