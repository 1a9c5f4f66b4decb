import type { Scene } from './drawing.ts';
import { aurora, balloons, dunes, field, forest, lake, mountains, sea } from './landscapes.ts';
import { blossom, city, facade, fruit, nightLights, spiral } from './studies.ts';

export interface SamplePicture {
  /** Relative to the folder, forward slashes. */
  readonly path: string;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  /** As EXIF writes it. */
  readonly taken: string;
  readonly scene: Scene;
}

const SUNSET = { x: 0.62, y: 0.5, radius: 0.05, colour: '#ffb25a' } as const;

/** The pictures of a year, in the order of their dates. */
export const SAMPLE_PICTURES: readonly SamplePicture[] = [
  {
    path: 'Mountains/First light on the ridge.jpg',
    width: 1500,
    height: 1000,
    taken: '2025:01:18 07:52:10',
    scene: mountains(['#2f3f6e', '#a77aa0', '#f3b79a', '#fbe3c4'], '#b493a8', '#1c2440', {
      x: 0.3,
      y: 0.47,
      radius: 0.045,
      colour: '#ffd9a0',
    }),
  },
  {
    path: 'Mountains/Snow in the spruces.jpg',
    width: 1000,
    height: 1500,
    taken: '2025:01:19 10:14:33',
    scene: forest('#c3d2e0', '#20384a', true),
  },
  {
    path: 'Northern lights.jpg',
    width: 1600,
    height: 1000,
    taken: '2025:02:06 23:41:02',
    scene: aurora(['#060a1e', '#0e2140', '#184850'], ['#3ee6a0', '#5fd0e8', '#a678ea']),
  },
  {
    path: 'City at night/River lights.jpg',
    width: 1600,
    height: 900,
    taken: '2025:03:01 20:20:45',
    scene: city(['#0b1030', '#33306a', '#b0567a'], '#ffc46b'),
  },
  {
    path: 'City at night/Rain on the window.jpg',
    width: 1200,
    height: 1200,
    taken: '2025:03:02 19:05:11',
    scene: nightLights(
      ['#0c1024', '#1c1c3e', '#35203c'],
      ['#ffb347', '#ff6b6b', '#4fc3f7', '#ffe08a', '#b388ff'],
    ),
  },
  {
    path: 'City at night/The long stair.jpg',
    width: 1000,
    height: 1400,
    taken: '2025:03:02 21:37:58',
    scene: spiral(['#f6d8a8', '#c7743f', '#2c1a26']),
  },
  {
    path: 'Garden/Magnolia.jpg',
    width: 1200,
    height: 1200,
    taken: '2025:04:12 11:02:19',
    scene: blossom(['#dfe8d2', '#a9c4a4', '#6b8f78'], '#f0b8cc', '#b04a72', 9),
  },
  {
    path: 'Garden/Blue anemone.jpg',
    width: 1300,
    height: 1000,
    taken: '2025:04:13 09:48:30',
    scene: blossom(['#e8e2c8', '#c2b582', '#7d8148'], '#6f7fe0', '#f2c14e', 13),
  },
  {
    path: 'Houses of the old town.jpg',
    width: 1500,
    height: 1100,
    taken: '2025:05:03 15:30:00',
    scene: facade('#e8b37a', ['#2f6f73', '#3f5f8a', '#7a8f4a']),
  },
  {
    path: 'Coast/Harbour at dawn.jpg',
    width: 1600,
    height: 1000,
    taken: '2025:05:24 05:34:12',
    scene: sea(
      ['#4a5a96', '#c58fb0', '#ffd0a8'],
      ['#c79aa8', '#4a5d88', '#27365c'],
      { x: 0.36, y: 0.47, radius: 0.04, colour: '#ffc890' },
      true,
    ),
  },
  {
    path: 'Coast/Turquoise bay.jpg',
    width: 1500,
    height: 1000,
    taken: '2025:05:25 12:11:40',
    scene: sea(
      ['#3f8fd0', '#8cc8ee', '#dff3fa'],
      ['#2fa6b8', '#1f8fb0', '#0d5f90'],
      { x: 0.7, y: 0.16, radius: 0.05, colour: '#fff3c4' },
      true,
    ),
  },
  {
    path: 'Coast/Last ferry.jpg',
    width: 1000,
    height: 1400,
    taken: '2025:05:25 21:02:05',
    scene: sea(
      ['#2a2350', '#a33f6a', '#ff8a4a', '#ffcf70'],
      ['#d06a4a', '#5a2f5a', '#1c1838'],
      SUNSET,
      false,
    ),
  },
  {
    path: 'Lavender in June.jpg',
    width: 1600,
    height: 1067,
    taken: '2025:06:21 19:48:27',
    scene: field(['#5a78b8', '#d8a8c0', '#ffd9a8'], '#7a55b8', '#5f7a4a', {
      x: 0.24,
      y: 0.42,
      radius: 0.045,
      colour: '#ffc680',
    }),
  },
  {
    path: 'Poppies behind the mill.jpg',
    width: 1400,
    height: 1000,
    taken: '2025:06:22 10:20:00',
    scene: field(['#4f9fe0', '#a8d4f2', '#f2f4e0'], '#d8402f', '#6f9a3f'),
  },
  {
    path: 'Balloons over the valley.jpg',
    width: 1500,
    height: 1125,
    taken: '2025:07:05 06:41:16',
    scene: balloons(
      ['#5b9bd8', '#b8d8ec', '#ffe9c8'],
      ['#7fa08a', '#2f5a4a'],
      [
        ['#e2503c', '#f8d8a0'],
        ['#f2a93b', '#3f6fa8'],
        ['#3f9a8a', '#f4e8d0'],
        ['#8a4f9a', '#f0b8c8'],
      ],
    ),
  },
  {
    path: 'Mountains/Mirror lake.jpg',
    width: 1600,
    height: 1000,
    taken: '2025:07:19 08:30:51',
    scene: lake(['#3a7cc0', '#90c0e4', '#e8f0ea'], '#7f98b4', '#24424a'),
  },
  {
    path: 'Mountains/Evening at the lake.jpg',
    width: 1000,
    height: 1250,
    taken: '2025:07:19 20:55:09',
    scene: lake(['#2c2f68', '#c8607c', '#ffc080'], '#8a5a86', '#221c3c', {
      x: 0.6,
      y: 0.34,
      radius: 0.035,
      colour: '#ffd08a',
    }),
  },
  {
    path: 'Desert/Morning dunes.jpg',
    width: 1600,
    height: 1000,
    taken: '2025:08:09 06:58:00',
    scene: dunes(['#3f78b8', '#a8c4d8', '#f6dfc0'], '#eeb070', '#7a3f2a'),
  },
  {
    path: 'Desert/The red hour.jpg',
    width: 1200,
    height: 1500,
    taken: '2025:08:09 19:31:44',
    scene: dunes(['#3a2048', '#b8405a', '#ff9a5a'], '#e0703f', '#3f1830', {
      x: 0.42,
      y: 0.3,
      radius: 0.05,
      colour: '#ffe0a0',
    }),
  },
  {
    path: 'Summer fruit.jpg',
    width: 1400,
    height: 1050,
    taken: '2025:08:23 16:12:37',
    scene: fruit(['#3f5a5a', '#6f8a80'], '#a8704a', ['#f2cc3a', '#f08a5a', '#f6d84a', '#d8493a', '#eec02f']),
  },
  {
    path: 'Plums.jpg',
    width: 1100,
    height: 1100,
    taken: '2025:09:06 17:40:02',
    scene: fruit(['#d8cbb8', '#b8a890'], '#5a4438', ['#5a2f6a', '#7a3a5a', '#443078', '#8a4a6a']),
  },
  {
    path: 'Forest after the rain.jpg',
    width: 1500,
    height: 1000,
    taken: '2025:10:04 08:19:55',
    scene: forest('#b8c8a8', '#1c3a2c'),
  },
  {
    path: 'Mountains/Blue distance.jpg',
    width: 1800,
    height: 900,
    taken: '2025:10:18 17:22:28',
    scene: mountains(['#6fa0d0', '#c4dcec', '#f4efe2'], '#a8c0d8', '#1f3a5a', undefined, 0.45),
  },
  {
    path: 'Mountains/The end of the year.jpg',
    width: 1500,
    height: 1000,
    taken: '2025:12:31 16:03:33',
    scene: mountains(['#1a1440', '#6a2f6a', '#e85f5a', '#ffb870'], '#a8506a', '#140f28', {
      x: 0.7,
      y: 0.46,
      radius: 0.05,
      colour: '#ffc060',
    }),
  },
];

export const SAMPLE_TEXT = {
  path: 'About these pictures.txt',
  content: `A year in twenty-four pictures

They were drawn by Gallery Desk a moment ago and show places that are nowhere.

Put them into galleries, change their order, give them titles. Whatever you do, the files in this folder stay as they are, and the folder is thrown away when you close the demonstration.
`,
} as const;
