import { describe, expect, it } from 'vitest';
import { formattedDate } from '../../../shared/recipes/date-format.ts';
import { titleOfFileName } from '../../../shared/recipes/file-title.ts';
import { readFolderName } from '../../../shared/recipes/folder-name.ts';

const cleaned = (name: string, isNumbered = false) => readFolderName(name, { isCleaned: true, isNumbered });

describe('the name of a folder', () => {
  it.each([
    ['2024-05-31 Wedding', { name: 'Wedding', date: '2024-05-31' }],
    ['20240531_Anna_and_Ben', { name: 'Anna and Ben', date: '2024-05-31' }],
    ['2024.05 Norway', { name: 'Norway', date: '2024-05' }],
    ['2024-05-31 – Hochzeit', { name: 'Hochzeit', date: '2024-05-31' }],
    ['01_Portraits', { name: 'Portraits', number: 1 }],
    ['1. Landscapes', { name: 'Landscapes', number: 1 }],
    ['12 - Street', { name: 'Street', number: 12 }],
    ['Old_Town', { name: 'Old Town' }],
  ])('loses the number or date that %s begins with', (raw, expected) => {
    expect(cleaned(raw)).toEqual(expected);
  });

  it.each([
    ['2024 Norway', { name: '2024 Norway' }],
    ['3 days in Rome', { name: '3 days in Rome', number: 3 }],
    ['2024-05-31', { name: '2024-05-31', date: '2024-05-31' }],
    ['07', { name: '07', number: 7 }],
    ['4x4', { name: '4x4', number: 4 }],
    ['2024-99 Lot', { name: '2024-99 Lot' }],
    ['東京_夜', { name: '東京 夜' }],
  ])('keeps what is a name in %s', (raw, expected) => {
    expect(cleaned(raw)).toEqual(expected);
  });

  it('loses a number before a space where its neighbours are numbered with zeros', () => {
    expect(cleaned('10 Portraits', true)).toEqual({ name: 'Portraits', number: 10 });
  });

  it('stays as it is when it is not to be cleaned, and still tells its number', () => {
    expect(readFolderName('01_Portraits', { isCleaned: false, isNumbered: false })).toEqual({
      name: '01_Portraits',
      number: 1,
    });
  });
});

describe('the title of a file’s name', () => {
  it.each([
    ['harbour-at-dawn.jpg', 'Harbour at dawn'],
    ['03_Harbour.jpg', 'Harbour'],
    ['12 - The old pier.tif', 'The old pier'],
    ['Well-known places.jpg', 'Well-known places'],
    ['Rome2024.jpg', 'Rome2024'],
    ['Café_à_Paris.webp', 'Café à Paris'],
    ['image of the sea.jpg', 'Image of the sea'],
    ['photograph.jpg', 'Photograph'],
    ['St. Mark.jpeg', 'St. Mark'],
    ['東京タワー.png', '東京タワー'],
    ['100 years.jpg', '100 years'],
    ['Sample 4.mov', 'Sample 4'],
  ])('is read from %s', (name, title) => {
    expect(titleOfFileName(name)).toBe(title);
  });

  it.each([
    'IMG_1234.jpg',
    'IMG_1234 (2).jpg',
    'IMG_1234-2.JPG',
    'IMG_E1234.HEIC',
    'IMG-20240531-WA0003.jpg',
    'IMG_20240531_142233.jpg',
    'IMG_20240531_142233_HDR.jpg',
    'DSC_0001.NEF',
    'DSC01234.ARW',
    '_DSC0001.jpg',
    'DSCF0123.RAF',
    'DSCN0042.JPG',
    '_MG_1234.CR2',
    'MVI_0042.MOV',
    'P1010023.JPG',
    'L1000123.DNG',
    'PXL_20240531_142233123.jpg',
    'PXL_20240531_142233123.MP.jpg',
    'GOPR0042.MP4',
    'GX010042.MP4',
    'DJI_0042.JPG',
    'VID_20240531_142233.mp4',
    '100_1234.jpg',
    '20240531_142233.jpg',
    '2024-05-31 14.22.33.jpg',
    'Screenshot 2024-05-31 at 14.22.33.png',
    'WhatsApp Image 2024-05-31 at 14.22.33.jpeg',
    'signal-2024-05-31-142233.jpg',
    'ABCD1234.JPG',
    '9b0d5c52-7a55-4d0c-8b53-6b1f6c1f2e10.jpg',
    'd41d8cd98f00b204e9800998ecf8427e.png',
    '0042.jpg',
    'image.png',
    'README.md',
    'description.txt',
  ])('is none for %s, which says nothing', (name) => {
    expect(titleOfFileName(name)).toBeUndefined();
  });
});

describe('a date', () => {
  it.each([
    ['2024-05-31T14:22:33', undefined, '2024-05-31'],
    ['2024-05-31T14:22:33+02:00', 'D MMMM YYYY, HH:mm', '31 May 2024, 14:22'],
    ['2024-05-03', 'D.M.YY', '3.5.24'],
    ['2024-05', 'MMM YYYY', 'May 2024'],
    ['2024-05', 'D MMMM', undefined],
    ['2024-13-01', 'YYYY', undefined],
    ['yesterday', 'YYYY', undefined],
  ])('%s is written as %s', (date, format, expected) => {
    expect(formattedDate(date, format)).toBe(expected);
  });
});
