import { expect, it } from 'vitest';
import { daysOf } from '../../../renderer/app/history/days.ts';

const NOW = new Date(2026, 4, 12, 15, 0).getTime();

function changeAt(time: Date, sequence: number) {
  return { sequence, id: String(sequence), time: time.toISOString(), label: 'Move 1 item', galleryIds: [] };
}

it('lists changes by the days of this clock, the last hour by its age', () => {
  const days = daysOf(
    [
      changeAt(new Date(2026, 4, 12, 14, 55), 4),
      changeAt(new Date(2026, 4, 12, 0, 1), 3),
      changeAt(new Date(2026, 4, 11, 23, 59), 2),
      changeAt(new Date(2026, 3, 2, 9, 30), 1),
    ],
    NOW,
  );
  expect(days.map(({ name, changes }) => [name, changes.map(({ change }) => change.sequence)])).toEqual([
    ['Today', [4, 3]],
    ['Yesterday', [2]],
    ['Thursday, April 2, 2026', [1]],
  ]);
  expect(days[0]?.changes[0]?.when).toBe('5 minutes ago');
});
