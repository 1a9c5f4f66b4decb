import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { ProofWishes } from '../../shared/schemas/proof.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import type { ServedFile } from './thumbnails.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';

export interface ProofParts {
  /** Absolute; made when it is needed, and empty but for what is under way. */
  readonly folder: string;
  readonly pool: WorkerPool;
  /** The path on disk of a file, or throws what is to be told. */
  readonly originalOf: (file: MediaFile) => Promise<string>;
}

const MIME_TYPES = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const;

/**
 * A picture as it would be published at one width: made by what makes the published ones, to be looked at, and kept nowhere.
 *
 * @param signal nobody waits for it any more; when it has not begun, it is not made
 * @throws `NOT_FOUND` when the file is no picture that is cut into sizes, `UNAVAILABLE` when it cannot be made now
 */
export async function makeProof(
  file: MediaFile,
  wishes: ProofWishes,
  { folder, pool, originalOf }: ProofParts,
  signal?: AbortSignal,
): Promise<ServedFile> {
  const { id, kind, status, mimeType, width, height } = file;
  const isCut = kind === 'IMAGE' && status === 'READY' && mimeType !== 'image/svg+xml';
  if (!isCut || width === undefined || height === undefined) {
    throw new GalleryDeskError('NOT_FOUND', `“${file.path}” is not published in sizes of its own.`, {
      value: id,
    });
  }
  const { format, quality, sharpening } = wishes;
  const proofWidth = Math.min(wishes.width, width);
  const output = {
    file: join(folder, `${randomUUID()}.${format}`),
    format,
    width: proofWidth,
    height: Math.max(1, Math.round((height * proofWidth) / width)),
  } as const;
  try {
    const request = {
      type: 'derive',
      file: await originalOf(file),
      path: file.path,
      keptPoster: '',
      outputs: [output],
      quality,
      ...(sharpening !== undefined && { sharpening }),
      metadata: 'COPYRIGHT',
    } as const;
    await pool.run(request, 'screen', signal);
    const content = Uint8Array.from(await readFile(output.file));
    return { path: output.file, mimeType: MIME_TYPES[format], content };
  } catch (error) {
    throw error instanceof WorkerError ? toldOf(error, id) : error;
  } finally {
    await rm(output.file, { force: true });
  }
}

function toldOf(error: WorkerError, value: string): GalleryDeskError {
  const isForNow = ['UNAVAILABLE', 'CANCELLED', 'FAILED'].includes(error.failure);
  return new GalleryDeskError(isForNow ? 'UNAVAILABLE' : 'NOT_FOUND', textFromElsewhere(error.message), {
    value,
  });
}
