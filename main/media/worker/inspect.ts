import { stat } from 'node:fs/promises';
import type { OpenFile } from '../fingerprint.ts';
import { formatOfName, type NamedFormat } from '../formats.ts';
import { unsupportedReason } from '../unsupported-formats.ts';
import { formatOfFile } from './format-of-file.ts';
import { MediaFailure } from './failure.ts';
import type { JpegHeader } from './jpeg-header.ts';
import type { Inspection, InspectRequest } from './messages.ts';
import { metadataIn, readMetadata } from './metadata/read-metadata.ts';
import { openPicture } from './picture.ts';
import { readVideo } from './video.ts';

/**
 * Reads what a file says at its beginning: what it is, how large, when it was taken. Nothing is decoded that need not be, so a file that
 * is damaged further on is found when its previews are made.
 *
 * @throws what the disk says; MediaFailure `GONE`.
 */
export async function inspect(request: InspectRequest): Promise<Inspection> {
  const { file, path } = request;
  const named = formatOfName(path);
  try {
    const format = await formatOfFile(file, path);
    switch (format.kind) {
      case 'IMAGE':
        return await inspectPicture(request, format);
      case 'VIDEO':
        return await inspectVideo(request, format);
      case 'TEXT':
        return { ...format, status: 'READY' };
      case 'OTHER':
        return { ...format, status: 'UNSUPPORTED', problem: unsupportedReason(path, format) };
    }
  } catch (error) {
    if (!(error instanceof MediaFailure)) throw error;
    if (error.failure !== 'DAMAGED' && error.failure !== 'UNSUPPORTED') throw error;
    // Whoever replaced or removed the file meanwhile did not damage it.
    await stat(file);
    return { ...named, status: error.failure, problem: error.message };
  }
}

async function inspectPicture(request: InspectRequest, format: NamedFormat): Promise<Inspection> {
  const picture = await openPicture(request.file, request.path, format);
  return {
    kind: 'IMAGE',
    mimeType: picture.mimeType,
    width: picture.width,
    height: picture.height,
    ...(picture.orientation === undefined ? {} : { orientation: picture.orientation }),
    ...readMetadata(request.file, request.sidecar),
    ...(picture.isPreviewOnly === undefined ? {} : { isPreviewOnly: true }),
    status: 'READY',
  };
}

/**
 * The same for an ordinary JPEG picture that is open and whose header was read already.
 *
 * @throws what the disk says
 */
export function inspectionOfJpeg(
  header: JpegHeader,
  opened: OpenFile,
  sidecar: string | undefined,
): Inspection {
  const { width, height, orientation } = header;
  const isTurned = orientation !== undefined && orientation > 4;
  return {
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    ...(orientation !== undefined && { orientation }),
    ...metadataIn(opened, sidecar),
    status: 'READY',
  };
}

async function inspectVideo(request: InspectRequest, format: NamedFormat): Promise<Inspection> {
  const video = await readVideo(request.file, request.path, request.sidecar);
  return { kind: 'VIDEO', mimeType: format.mimeType, ...video, status: 'READY' };
}
