import { open } from 'node:fs/promises';
import {
  extensionOf,
  formatOfContent,
  formatOfName,
  HEAD_SIZE,
  isRaw,
  type NamedFormat,
} from '../formats.ts';
import { TEXT_LIMIT } from '../read-text.ts';
import { unsupportedFormatOf } from '../unsupported-formats.ts';
import { BoundedFile } from './bounded-file.ts';
import { MediaFailure } from './failure.ts';
import { rawFormatOfTiff } from './raw/raw-format.ts';

/**
 * What a file is: its content decides, and its name where the content has no signature.
 *
 * @throws MediaFailure `DAMAGED` for an empty file that is no text, `UNSUPPORTED` for a text that is none or too long; the system error
 *   when it cannot be read.
 */
export async function formatOfFile(file: string, path: string): Promise<NamedFormat> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bounded = new BoundedFile(handle, size);
    const head = await bounded.readUpTo(0, HEAD_SIZE);
    const named = formatOfName(path);
    if (head.length === 0 && (named.kind === 'IMAGE' || named.kind === 'VIDEO')) {
      throw new MediaFailure('DAMAGED', `“${path}” is empty (0 bytes). Copy it again from where it came.`);
    }
    const found = formatOfContent(head);
    if (found?.mimeType === 'image/tiff') {
      // Most raw files are TIFF inside: the name tells which one, or the structure that it is one.
      return isRaw(named) ? named : ((await rawFormatOfTiff(bounded)) ?? found);
    }
    // Cameras that share a container give it names of their own.
    if (found !== undefined) return isRaw(found) && isRaw(named) ? named : found;
    return unsupportedFormatOf(head) ?? formatOfText(head, size, named, path);
  } finally {
    await handle.close();
  }
}

/** Content without a signature: text of some kind, or what its name says. */
function formatOfText(head: Buffer, size: number, named: NamedFormat, path: string): NamedFormat {
  const isWritten = isText(head);
  if (named.kind === 'TEXT') {
    if (!isWritten) {
      throw new MediaFailure(
        'UNSUPPORTED',
        `“${path}” has the name of a text and is none. Name it for what it is.`,
      );
    }
    return shortText(named, size, path);
  }
  if (!isWritten || head.length === 0) return named;
  const text = head.toString('utf8').replace(/^\ufeff/, '');
  if (
    /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^[>]*(?:\[[\s\S]*?\])?[^>]*>\s*)*<(?:\w+:)?svg[\s>]/i.test(
      text,
    )
  ) {
    return { kind: 'IMAGE', mimeType: 'image/svg+xml' };
  }
  if (named.kind !== 'OTHER') return named;
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(text)) return shortText(TEXT_TYPES.html, size, path);
  return extensionOf(path) === '' ? shortText(TEXT_TYPES.plain, size, path) : named;
}

const TEXT_TYPES = {
  html: { kind: 'TEXT', mimeType: 'text/html' },
  plain: { kind: 'TEXT', mimeType: 'text/plain' },
} as const;

function shortText(format: NamedFormat, size: number, path: string): NamedFormat {
  if (size <= TEXT_LIMIT) return format;
  throw new MediaFailure(
    'UNSUPPORTED',
    `“${path}” has more than 1 MB of text, which no text item holds. Split it into smaller files.`,
  );
}

/** Whether bytes are the beginning of a text: in UTF-16 with its mark, or without the control characters that no text has. */
function isText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b);
}
