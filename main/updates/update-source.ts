import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { FoundUpdate, UpdateSource } from '../../shared/contract/desktop.ts';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_VERSION } from '../program-version.ts';
import { isReleasesAddress } from './update-feed.ts';

/** The variable by which whoever sets up a machine names another place of releases. */
const VARIABLE = 'GALLERY_DESK_RELEASES';

/**
 * Where this program's releases are said to lie: by the environment, else by `releases` in the package that it was built from. Nowhere, when
 * neither says so, or says something that may not be asked.
 */
export function updateSource(): UpdateSource | undefined {
  const address = process.env[VARIABLE] ?? manifest.releases;
  return isReleasesAddress(address) ? { address } : undefined;
}

/**
 * Asks there, once. Nothing else in the program asks anybody for updates.
 *
 * @throws `FAILED_PRECONDITION` when no place is known, `UNAVAILABLE` when it does not answer
 */
export async function lookForUpdateThere(): Promise<{ update?: FoundUpdate }> {
  const source = updateSource();
  if (source === undefined) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `This Gallery Desk does not know where its releases are. Whoever built it can say so in its package, and you in the variable ${VARIABLE}.`,
    );
  }
  const { lookForUpdate } = await import('./update-feed.ts');
  const update = await lookForUpdate({ ...source, platform: process.platform, version: PROGRAM_VERSION });
  return update === undefined ? {} : { update };
}
