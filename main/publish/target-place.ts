import { realpathSync } from 'node:fs';
import path from 'node:path';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';

/** Folders of the library that hold something else. */
const TAKEN = new Set(['galleries', 'history', 'cache', 'backups', 'aside', 'published', 'replacing', '.']);

/** The path with its links followed, as far as it is there. */
function real(place: string): string {
  try {
    return realpathSync.native(place);
  } catch {
    const parent = path.dirname(place);
    return parent === place ? place : path.join(real(parent), path.basename(place));
  }
}

const isWithin = (folder: string, place: string): boolean => {
  const relative = path.relative(folder, place);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
  );
};

function refuse(place: string, reason: string): Error {
  return invalidFields([
    {
      field: 'targets',
      violatedRule: 'OTHER',
      description: `A site cannot go to ${place}: ${reason} Choose another place.`,
    },
  ]);
}

/**
 * The place of a site as the settings keep it: relative when it lies inside the library, so that the library can move; forward slashes.
 *
 * @param place absolute, or relative to the library
 * @throws `INVALID_ARGUMENT` when the library or the media folder would be mixed with it or published by it
 */
export function targetSetting(libraryFolder: string, mediaFolder: string, place: string): string {
  const absolute = path.resolve(libraryFolder, place);
  const [site, library, media] = [real(absolute), real(libraryFolder), real(mediaFolder)];
  if (isWithin(media, site))
    throw refuse(absolute, 'it lies in the media folder, whose files Gallery Desk never alters.');
  if (isWithin(site, library) || isWithin(site, media)) {
    throw refuse(absolute, 'the library or the media folder lies in it, and would be published with it.');
  }
  if (!isWithin(library, site)) return absolute.split(path.sep).join('/');
  const relative = path.relative(library, site).split(path.sep);
  const [top = '.'] = relative;
  if (TAKEN.has(top) || (relative.length === 1 && /^(?:library|media|journal)\./.test(top))) {
    throw refuse(absolute, 'the library keeps other files there.');
  }
  return relative.join('/');
}
