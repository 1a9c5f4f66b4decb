import { describe, expect, test } from 'vitest';
import {
  moveFocus,
  NOTHING_SELECTED,
  selectOnly,
  selectRange,
  toggle,
  withoutIds,
} from '../../../renderer/app/state/selection.ts';

describe('a selection', () => {
  test('a click selects one and forgets the others', () => {
    expect(selectOnly('b')).toEqual({ ids: new Set(['b']), anchor: 'b', focus: 'b' });
  });

  test('Ctrl takes in and lets go', () => {
    const two = toggle(selectOnly('a'), 'b');
    expect([...two.ids]).toEqual(['a', 'b']);
    expect([...toggle(two, 'a').ids]).toEqual(['b']);
  });

  test('Shift extends from where the selection began, and back', () => {
    const began = selectOnly('c');
    const wide = selectRange(began, 'e', ['c', 'd', 'e']);
    expect(wide).toEqual({ ids: new Set(['c', 'd', 'e']), anchor: 'c', focus: 'e' });
    expect(selectRange(wide, 'b', ['b', 'c']).ids).toEqual(new Set(['b', 'c']));
  });

  test('moving the keyboard alone selects nothing', () => {
    expect(moveFocus(NOTHING_SELECTED, 'a')).toEqual({ ids: new Set(), focus: 'a' });
  });

  test('what is gone leaves it, and the keyboard goes to its successor', () => {
    const selection = selectRange(selectOnly('a'), 'b', ['a', 'b']);
    expect(withoutIds(selection, ['a', 'b'], 'c')).toEqual({ ids: new Set(), focus: 'c' });
    expect(withoutIds(selection, ['a'])).toEqual({ ids: new Set(['b']), focus: 'b' });
  });
});
