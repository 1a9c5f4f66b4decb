import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMetadata } from '../../../../../main/media/worker/metadata/read-metadata.ts';
import { temporaryFolder } from '../../media-fixture.ts';

/** What a file of this content says, with a sidecar beside it or not. */
export async function read(content: Uint8Array, sidecar?: string | Uint8Array, name = 'photo.jpg') {
  const folder = await temporaryFolder();
  const file = join(folder, name);
  await writeFile(file, content);
  if (sidecar === undefined) return readMetadata(file);
  const sidecarFile = join(folder, 'photo.xmp');
  await writeFile(sidecarFile, sidecar);
  return readMetadata(file, sidecarFile);
}
