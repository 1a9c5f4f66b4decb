import type { Rights } from './derive-messages.ts';
import { readMetadata } from './metadata/read-metadata.ts';

/**
 * Who made a picture, as the file itself says it. Nothing when it says nothing.
 *
 * @throws what the disk says
 */
export function rightsOf(file: string): Rights {
  const { copyright, creator } = readMetadata(file).metadata ?? {};
  return { ...(copyright !== undefined && { copyright }), ...(creator !== undefined && { creator }) };
}

/** The EXIF block of a published picture, holding that alone; undefined when there is nothing to say. */
export function exifOfRights({ copyright, creator }: Rights): { IFD0: Record<string, string> } | undefined {
  const fields = {
    ...(copyright !== undefined && { Copyright: copyright }),
    ...(creator !== undefined && { Artist: creator }),
  };
  return Object.keys(fields).length === 0 ? undefined : { IFD0: fields };
}
