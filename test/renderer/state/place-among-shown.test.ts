import { describe, expect, it } from 'vitest';
import { placeAmongShown } from '../../../renderer/app/state/place-among-shown.ts';
import { SparseList } from '../../../renderer/app/state/sparse-list.ts';
import { itemOf } from './made-up-items.ts';

const shown = new SparseList([itemOf(5), itemOf(4), itemOf(3)]);
const [first, second, third] = shown.loaded().map(({ id }) => id) as [string, string, string];
const picks = { flags: ['PICK'] as const };

describe('where items go that are moved among those shown', () => {
  it.each([
    ['the end of a whole gallery', {}, { at: 'end' }, [first], { at: 'end' }],
    ['behind the last one shown', picks, { at: 'end' }, [first], { after: third }],
    ['behind the last one that stays', picks, { at: 'end' }, [third], { after: second }],
    ['before the first one that stays', picks, { at: 'start' }, [first, third], { before: second }],
    ['beside a neighbour', picks, { before: second }, [third], { before: second }],
    ['nowhere when all of them go', picks, { at: 'end' }, [first, second, third], undefined],
  ] as const)('%s', (_, filter, place, moving, expected) => {
    expect(placeAmongShown(shown, filter, place, new Set(moving))).toEqual(expected);
  });
});
