import { expect, it } from 'vitest';
import { inTurns } from '../../../main/media/in-turns.ts';

const file = (path: string, changedTime: number) => ({
  path,
  diskPath: `/media/${path}`,
  sizeInBytes: 1,
  modifiedTime: changedTime,
  changedTime,
});

it('takes the newest file of each folder before the next of any, and leaves none out', () => {
  const copied = Array.from({ length: 50 }, (_, number) => file(`copied/${number}.jpg`, 100 + number));
  const order = inTurns([...copied, file('dropped.jpg', 1), file('trip/a.jpg', 2), file('trip/b.jpg', 3)]);
  expect(order.slice(0, 5).map(({ path }) => path)).toEqual([
    'copied/49.jpg',
    'dropped.jpg',
    'trip/b.jpg',
    'copied/48.jpg',
    'trip/a.jpg',
  ]);
  expect(new Set(order.map(({ path }) => path)).size).toBe(53);
});
