import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropPlace, moveBlock } from '../../../renderer/app/grid/block-move.ts';
import type { Place } from '../../../shared/order/display-order.ts';

/** What the core does with a move. */
function moved(list: readonly string[], ids: readonly string[], place: Place): string[] {
  const rest = list.filter((id) => !ids.includes(id));
  const index =
    'at' in place
      ? place.at === 'start'
        ? 0
        : rest.length
      : 'before' in place
        ? rest.indexOf(place.before)
        : rest.indexOf(place.after) + 1;
  return rest.toSpliced(index, 0, ...ids);
}

const LIST = ['a', 'b', 'c', 'd', 'e', 'f'];
const idAt = (index: number): string | undefined => LIST[index];

function afterStep(selected: readonly number[], step: number): string {
  const move = moveBlock(selected, step, LIST.length, idAt);
  const ids = selected.map((index) => LIST[index] ?? '');
  return move === undefined ? 'unchanged' : moved(LIST, ids, move.place).join('');
}

describe('moving by the keyboard', () => {
  test('one goes a place on or back', () => {
    expect(afterStep([2], 1)).toBe('abdcef');
    expect(afterStep([2], -1)).toBe('acbdef');
  });

  test('a row goes a row on', () => {
    expect(afterStep([0, 1], 3)).toBe('cdeabf');
  });

  test('several that are apart gather where the first of them goes', () => {
    expect(afterStep([1, 4], 1)).toBe('acbedf');
    expect(afterStep([0, 4], -1)).toBe('aebcdf');
  });

  test('nothing goes past the ends', () => {
    expect(afterStep([0], -1)).toBe('unchanged');
    expect(afterStep([4, 5], 1)).toBe('unchanged');
    expect(afterStep([1], 100)).toBe('acdefb');
    expect(afterStep([4], -100)).toBe('eabcdf');
  });

  test('waits for a neighbour that is not loaded', () => {
    expect(moveBlock([1], 2, 6, () => undefined)).toBeUndefined();
  });

  test('lands where it says', () => {
    const selection = fc
      .uniqueArray(fc.nat(LIST.length - 1), { minLength: 1 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(selection, fc.integer({ min: -7, max: 7 }), (selected, step) => {
        const move = moveBlock(selected, step, LIST.length, idAt);
        if (move === undefined) return;
        const ids = selected.map((index) => LIST[index] ?? '');
        expect(moved(LIST, ids, move.place).indexOf(ids[0] ?? '')).toBe(move.landsAt);
      }),
    );
  });
});

describe('dropping between tiles', () => {
  const place = (index: number, ...moving: string[]): Place | undefined =>
    dropPlace(index, LIST.length, idAt, (id) => moving.includes(id));

  test('goes before the tile behind the mark, or to the end', () => {
    expect(place(2)).toEqual({ before: 'c' });
    expect(place(6)).toEqual({ at: 'end' });
  });

  test('passes over the tiles that are dragged themselves', () => {
    expect(place(2, 'c', 'd')).toEqual({ before: 'e' });
    expect(place(4, 'e', 'f')).toEqual({ at: 'end' });
  });
});
