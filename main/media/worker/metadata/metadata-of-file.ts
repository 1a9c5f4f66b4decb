import { formatOfFile } from '../format-of-file.ts';
import type { MetadataRequest } from '../messages.ts';
import { readVideo } from '../video.ts';
import type { FileMetadata } from './merge-metadata.ts';
import { readMetadata } from './read-metadata.ts';

/**
 * What a file of any kind says of itself, and its sidecar of it.
 *
 * @throws what the disk says; MediaFailure `DAMAGED` for a video that is none
 */
export async function metadataOfFile({ file, path, sidecar }: MetadataRequest): Promise<FileMetadata> {
  const { kind } = await formatOfFile(file, path);
  if (kind === 'IMAGE') return readMetadata(file, sidecar);
  if (kind !== 'VIDEO') return {};
  const { dateTaken, metadata } = await readVideo(file, path, sidecar);
  return { dateTaken, metadata };
}
