import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { MediaFailure } from '../../../../main/media/worker/failure.ts';
import { inspect } from '../../../../main/media/worker/inspect.ts';
import { makePreviews } from '../../../../main/media/worker/make-previews.ts';
import type { Inspection } from '../../../../main/media/worker/messages.ts';
import { thumbnailPath } from '../../../../main/media/worker/thumbnail-files.ts';
import { temporaryFolder } from '../media-fixture.ts';

export const FINGERPRINT = 'ab'.repeat(16);

export interface Looked extends Inspection {
  readonly thumbhash?: string;
  /** The 256 px thumbnail, if there is one. */
  readonly thumbnail: Buffer | undefined;
  readonly folder: string;
}

/** Inspects content under a name and makes its previews, as the worker does. */
export async function look(name: string, content: Uint8Array | string): Promise<Looked> {
  const folder = await temporaryFolder();
  const file = join(folder, name);
  await writeFile(file, content);
  let inspection: Inspection & { thumbhash?: string } = await inspect({ type: 'inspect', file, path: name });
  if (inspection.status === 'READY' && inspection.kind !== 'TEXT') {
    const { size, mtimeMs } = await stat(file);
    const known = { sizeInBytes: size, modifiedTime: Math.trunc(mtimeMs), fingerprint: FINGERPRINT };
    try {
      const request = { type: 'preview', file, path: name, ...known, thumbnailFolder: folder } as const;
      inspection = { ...inspection, ...(await makePreviews(request)) };
    } catch (error) {
      if (!(error instanceof MediaFailure)) throw error;
      if (error.failure === 'DAMAGED' || error.failure === 'UNSUPPORTED')
        inspection = { ...inspection, status: error.failure, problem: error.message };
    }
  }
  const found = (['jpg', 'webp'] as const)
    .map((extension) => thumbnailPath(folder, FINGERPRINT, 256, extension))
    .find((path) => existsSync(path));
  return { ...inspection, folder, thumbnail: found === undefined ? undefined : await readFile(found) };
}

/** The colour (red, green, blue, alpha, 0..255 each) of a picture at a part (0..1) of its width and height. */
export async function colourAt(picture: Buffer | undefined, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
  return [...data.subarray(at, at + 4)];
}

/** The greatest difference of a channel. */
export function differenceOf(colour: readonly number[], expected: readonly number[]): number {
  return Math.max(...expected.map((value, index) => Math.abs(value - (colour[index] ?? -1000))));
}
