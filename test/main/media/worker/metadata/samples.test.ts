import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../../../main/media/worker/metadata/read-metadata.ts';
import { HAS_SAMPLES, SAMPLES } from '../../../../support/sample-media.ts';

if (!HAS_SAMPLES) console.log(`The tests on real sample files are left out: there are none in ${SAMPLES}.`);

/** What exiftool 12.57 reads from the same files. */
const EXPECTED = {
  'metadata/canon_40d.jpg': {
    dateTaken: '2008-05-30T15:56:01',
    metadata: {
      camera: 'Canon EOS 40D',
      exposure: { exposureTime: 0.00625, fNumber: 7.1, iso: 100, focalLength: 135 },
    },
  },
  'metadata/xmp-no-exif.jpg': {
    dateTaken: '2013-09-23T10:09:46+02:00',
    metadata: {
      title: 'Der Goalie bin ig',
      description: 'Der Goalie bin ig',
      keywords: ['tag'],
      creator: 'CREDIT',
    },
  },
  'metadata/xmp-title-tags.jpg': {
    dateTaken: '2005-09-07T15:07:40-07:00',
    metadata: {
      title: 'Blue Square Test File - .jpg',
      description: 'XMPFiles BlueSquare test file, created in Photoshop CS2, saved as .psd, .jpg, and .tif.',
      keywords: ['XMP', 'Blue Square', 'test file', 'Photoshop', '.jpg'],
    },
  },
  'photos/DSCN0010.jpg': {
    dateTaken: '2008-10-22T16:28:39',
    metadata: {
      location: { latitude: 43.4674483, longitude: 11.8851267 },
      camera: 'NIKON COOLPIX P6000',
      exposure: { exposureTime: 4 / 300, fNumber: 5.9, iso: 64, focalLength: 24 },
    },
  },
  'photos/iphone.jpg': {
    dateTaken: '2015-04-10T20:12:23',
    metadata: {
      location: { latitude: 40.4469722, longitude: -3.7247528, altitude: 639.6 },
      camera: 'Apple iPhone 6',
      lens: 'iPhone 6 back camera 4.15mm f/2.2',
      exposure: { exposureTime: 0.025, fNumber: 2.2, iso: 32, focalLength: 4.15 },
    },
  },
  'photos/nokia.jpg': {
    dateTaken: '2022-08-14T14:12:31+03:00',
    metadata: {
      location: { latitude: 60.1467056, longitude: 24.9067722 },
      camera: 'HMD Global Nokia 8.3 5G',
      exposure: { exposureTime: 0.000541, fNumber: 2.2, iso: 100, focalLength: 2.75 },
    },
  },
  'formats/iphone.heic': {
    dateTaken: '2022-02-16T12:55:41+01:00',
    metadata: {
      camera: 'Apple iPhone 13 Pro Max',
      lens: 'iPhone 13 Pro Max back triple camera 5.7mm f/1.5',
      exposure: { exposureTime: 1 / 60, fNumber: 1.5, iso: 250, focalLength: 5.7 },
    },
  },
};

describe.skipIf(!HAS_SAMPLES)('real files', () => {
  it.each(Object.entries(EXPECTED))('%s says what it says to other programs', (path, expected) => {
    expect(readMetadata(join(SAMPLES, path))).toEqual(expected);
  });

  it('metadata/long_description.jpg keeps its long description whole', () => {
    const { dateTaken, metadata } = readMetadata(join(SAMPLES, 'metadata/long_description.jpg'));
    expect(dateTaken).toBe('2003-08-31T00:00:00');
    expect(metadata).toMatchObject({ title: '030904-A-2140D-006', creator: 'SSG KYLE DAVIS' });
    expect(metadata?.description).toMatch(/^Operation Mountain Viper .* \(Released\)$/);
  });
});
