import { statSync } from 'node:fs';
import { systemCodeOf } from '../../store/file-system.ts';
import { fingerprintSync, type OpenFile } from '../fingerprint.ts';
import { formatOfName } from '../formats.ts';
import { isGone } from '../scan.ts';
import { PIXEL_LIMIT } from './decoding.ts';
import { inspect, inspectionOfJpeg } from './inspect.ts';
import { jpegHeaderOf } from './jpeg-header.ts';
import type { FileReading, FileToRead, Inspection, ReadRequest } from './messages.ts';

/**
 * Reads files for the catalog, several at a time: a message and an answer for each of ten thousand files would cost more than reading
 * them. What one of them says of itself does not keep the others from being read.
 */
export async function readFiles({ files }: ReadRequest): Promise<readonly FileReading[]> {
  const readings: FileReading[] = [];
  for (const file of files) readings.push(await readOne(file));
  return readings;
}

async function readOne(found: FileToRead): Promise<FileReading> {
  const { file } = found;
  try {
    const read = fingerprintSync(file, (opened) => ordinaryJpeg(opened, found));
    // Its fingerprint would be that of one content and its size in pixels that of another.
    if (!isSame(read, found)) return { failure: 'CHANGED' };
    if (read.looked !== undefined) return { fingerprint: read.fingerprint, inspection: read.looked };
    const inspection = await inspectionOf(found);
    const { size, mtimeMs } = statSync(file);
    if (!isSame({ sizeInBytes: size, modifiedTime: Math.trunc(mtimeMs) }, found))
      return { failure: 'CHANGED' };
    return { fingerprint: read.fingerprint, inspection };
  } catch (error) {
    return isGone(error) ? { failure: 'CHANGED' } : { failure: 'UNREADABLE', code: systemCodeOf(error) };
  }
}

/** What most photos are is told by what was read of them already. Undefined for all others. */
function ordinaryJpeg(opened: OpenFile, { sidecar }: FileToRead): Inspection | undefined {
  const header = jpegHeaderOf(opened.head);
  if (header === undefined || header.width * header.height > PIXEL_LIMIT) return undefined;
  return inspectionOfJpeg(header, opened, sidecar);
}

/** Undefined when a worker has to look into it alone: videos take their time, and of other trouble that one has more to say. */
async function inspectionOf({ file, path, sidecar }: FileToRead): Promise<Inspection | undefined> {
  if (formatOfName(path).kind === 'VIDEO') return undefined;
  try {
    return await inspect({ type: 'inspect', file, path, ...(sidecar !== undefined && { sidecar }) });
  } catch {
    return undefined;
  }
}

type Facts = Pick<FileToRead, 'sizeInBytes' | 'modifiedTime'>;

function isSame(one: Facts, other: Facts): boolean {
  return one.sizeInBytes === other.sizeInBytes && one.modifiedTime === other.modifiedTime;
}
