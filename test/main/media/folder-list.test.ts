import { describe, expect, it } from 'vitest';
import { listFolders } from '../../../main/media/folder-list.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { mediaFile } from '../../support/media-files.ts';

const file = (path: string, given: Partial<MediaFile> = {}): MediaFile =>
  mediaFile({ id: path, path, ...given });

describe('the folders of the media folder', () => {
  it('are told with the files directly in them, and with all files below', () => {
    expect(
      listFolders([file('a.jpg'), file('Trips/b.jpg'), file('Trips/Rome/c.jpg'), file('Trips/Rome/d.jpg')]),
    ).toEqual([
      { path: '', ownFiles: 1, totalFiles: 4 },
      { path: 'Trips', ownFiles: 1, totalFiles: 3 },
      { path: 'Trips/Rome', ownFiles: 2, totalFiles: 2 },
    ]);
  });

  it('come before those within them, and side by side as people sort names', () => {
    const paths = ['10 Oslo/a', '9 Rome/a', 'Été/a', 'Eta/a', 'Trip-2/a', 'Trip/Late/a', 'Trip/a'];
    expect(listFolders(paths.map((path) => file(path))).map(({ path }) => path)).toEqual([
      '',
      '9 Rome',
      '10 Oslo',
      'Eta',
      'Été',
      'Trip',
      'Trip/Late',
      'Trip-2',
    ]);
  });

  it('are not those whose files are all missing; the media folder itself is always there', () => {
    expect(listFolders([file('Gone/a.jpg', { status: 'MISSING' })])).toEqual([
      { path: '', ownFiles: 0, totalFiles: 0 },
    ]);
  });
});
