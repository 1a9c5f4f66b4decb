import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ordered, Place } from '../../../shared/order/display-order.ts';
import type { Filling, Reordering } from '../../../shared/order/fill-gap.ts';
import { defaultFilling, fillingAt, holderOf, moveBlock } from '../../../shared/order/placement.ts';
import { sortedForDisplay, type SortedList } from '../../../shared/order/sorted-list.ts';

const NOW = Date.UTC(2024, 5, 1);

/** A list and, beside it, the order that a person would expect to see. */
class Displayed {
  readonly list: SortedList<Ordered>;
  expected: string[];
  displacedCount = 0;
  #created = 0;

  constructor(sortOrders: Iterable<number>) {
    this.list = sortedForDisplay(
      [...sortOrders].map((sortOrder, index) => ({ id: `start${index}`, sortOrder })),
    );
    this.expected = this.ids;
  }

  get ids(): string[] {
    return [...this.list].map(({ id }) => id);
  }

  get sortOrders(): number[] {
    return [...this.list].map(({ sortOrder }) => sortOrder);
  }

  idAt(index: number): string {
    return this.expected[index % this.expected.length]!;
  }

  insert(place: Place, count: number, now = NOW): void {
    this.#add(fillingAt(this.list, place, count, now), positionOf(this.expected, place));
  }

  insertByDefault(count: number, now = NOW): void {
    const filling = defaultFilling(this.list, count, now);
    const above = this.sortOrders.filter((sortOrder) => sortOrder > now + 86_400_000).length;
    this.#add(filling, above);
  }

  move(ids: readonly string[], place: Place, now = NOW): Reordering[] {
    const selected = new Set(ids);
    const block = this.expected.filter((id) => selected.has(id));
    const position = positionOf(this.expected, place);
    const above = this.expected.slice(0, position).filter((id) => !selected.has(id));
    const below = this.expected.slice(position).filter((id) => !selected.has(id));
    const { moved, displaced } = moveBlock(this.list, ids, place, now);
    this.#apply([...moved, ...displaced]);
    this.displacedCount += displaced.length;
    this.expected = [...above, ...block, ...below];
    return [...moved, ...displaced];
  }

  #add({ sortOrders, displaced }: Filling, position: number): void {
    const added = sortOrders.map((sortOrder) => ({ id: `new${this.#created++}`, sortOrder }));
    this.#apply(displaced);
    this.displacedCount += displaced.length;
    for (const entry of added) this.list.set(entry);
    this.expected = this.expected.toSpliced(position, 0, ...added.map(({ id }) => id));
  }

  #apply(reorderings: readonly Reordering[]): void {
    for (const entry of reorderings) this.list.set({ id: entry.id, sortOrder: entry.sortOrder });
  }

  check(): void {
    expect(this.ids).toEqual(this.expected);
    const { sortOrders } = this;
    expect(sortOrders.every(Number.isFinite)).toBe(true);
    expect(sortOrders.every((value, index) => index === 0 || value < sortOrders[index - 1]!)).toBe(true);
  }
}

function positionOf(ids: readonly string[], place: Place): number {
  if ('at' in place) return place.at === 'start' ? 0 : ids.length;
  return 'before' in place ? ids.indexOf(place.before) : ids.indexOf(place.after) + 1;
}

type Step =
  | { kind: 'insert'; count: number; side: Side; at: number }
  | { kind: 'default'; count: number }
  | { kind: 'move'; picks: number[]; side: Side; at: number };
type Side = 'start' | 'end' | 'before' | 'after';

const side = fc.constantFrom<Side>('start', 'end', 'before', 'after');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    count: fc.integer({ min: 1, max: 6 }),
    side,
    at: fc.nat(60),
  }),
  fc.record({ kind: fc.constant('default' as const), count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    kind: fc.constant('move' as const),
    picks: fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }),
    side,
    at: fc.nat(60),
  }),
);

/** Clock-like values, and the corners of the double range, close together and far apart. */
const sortOrder = fc.oneof(
  fc.integer({ min: NOW - 20, max: NOW + 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 5 }).map((steps) => steps * Number.MIN_VALUE),
  fc.constantFrom(
    1e308,
    -1e308,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    2 ** 53,
    2 ** 53 + 2,
    1,
    1 + Number.EPSILON,
  ),
);
const sortOrders = fc.uniqueArray(sortOrder, { minLength: 1, maxLength: 12, selector: (value) => value + 0 });

function placeOf(displayed: Displayed, where: Side, at: number): Place {
  if (where === 'start' || where === 'end') return { at: where };
  return where === 'before' ? { before: displayed.idAt(at) } : { after: displayed.idAt(at) };
}

function perform(displayed: Displayed, action: Step): void {
  if (action.kind === 'default') return displayed.insertByDefault(action.count);
  const place = placeOf(displayed, action.side, action.at);
  if (action.kind === 'insert') return displayed.insert(place, action.count);
  displayed.move(
    action.picks.map((pick) => displayed.idAt(pick)),
    place,
  );
}

describe('placing entries in a list', () => {
  it('keeps every sort order unique and exactly the intended order, whatever is inserted and moved', () => {
    fc.assert(
      fc.property(sortOrders, fc.array(step, { maxLength: 30 }), (start, steps) => {
        const displayed = new Displayed(start);
        for (const action of steps) {
          perform(displayed, action);
          displayed.check();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never moves an entry that has room beside it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 2 }),
        fc.nat(),
        (values, at) => {
          const displayed = new Displayed(values.map((value) => NOW + value * 1000));
          displayed.insert({ after: displayed.idAt(at) }, 3);
          expect(displayed.displacedCount).toBe(0);
        },
      ),
    );
  });

  it.each([
    ['1 ms', 1],
    ['1 s', 1000],
    ['60 s', 60_000],
  ])('inserts 5,000 times at one side of a gap of %s, moving few neighbours', (_, gap) => {
    const displayed = new Displayed([NOW, NOW - gap, NOW - 2 * gap, NOW - 3 * gap]);
    const target = displayed.idAt(1);
    for (let count = 0; count < 5000; count += 1) displayed.insert({ after: target }, 1);
    displayed.check();
    expect(displayed.displacedCount / 5000).toBeLessThan(1);
  });

  it('inserts thousands of times into the middle of a long list that is dense', () => {
    const displayed = new Displayed(Array.from({ length: 20_000 }, (_, index) => NOW - index));
    const target = displayed.idAt(10_000);
    for (let count = 0; count < 3000; count += 1) displayed.insert({ before: target }, 1);
    displayed.check();
    expect(displayed.displacedCount / 3000).toBeLessThan(3);
  });

  it('goes on at both ends of the double range', () => {
    for (const place of [{ at: 'start' }, { at: 'end' }] as const) {
      const displayed = new Displayed([Number.MAX_VALUE, 0, -Number.MAX_VALUE]);
      for (let count = 0; count < 500; count += 1) displayed.insert(place, 3);
      displayed.check();
    }
  });

  it('numbers a list afresh when all of it lies where doubles are too coarse', () => {
    const top = [
      Number.MAX_VALUE,
      Number.MAX_VALUE * (1 - Number.EPSILON),
      Number.MAX_VALUE * (1 - 2 * Number.EPSILON),
    ];
    const displayed = new Displayed([...top, ...top.map((value) => -value)].slice(3));
    displayed.insert({ after: displayed.idAt(0) }, 2);
    displayed.check();
  });

  it('makes order out of equal sort orders from elsewhere', () => {
    const displayed = new Displayed([NOW, NOW, NOW, NOW]);
    displayed.insert({ after: displayed.idAt(1) }, 1);
    expect(displayed.ids).toEqual(displayed.expected);
  });

  it('gives new entries the time of creation, the first of several on top', () => {
    const displayed = new Displayed([NOW - 5000]);
    displayed.insertByDefault(3);
    expect(displayed.sortOrders).toEqual([NOW, NOW - 1, NOW - 2, NOW - 5000]);
    displayed.insertByDefault(2);
    expect(displayed.ids.slice(0, 3)).toEqual(['new3', 'new4', 'new0']);
  });

  it('leaves entries on top that were put far ahead of the clock', () => {
    const displayed = new Displayed([1e300, NOW - 1]);
    displayed.insertByDefault(2);
    expect(displayed.sortOrders).toEqual([1e300, NOW + 1, NOW, NOW - 1]);
  });

  it('moves to the top by the clock, so that later entries still come above', () => {
    const displayed = new Displayed([NOW - 1, NOW - 2, NOW - 3]);
    displayed.move([displayed.idAt(2)], { at: 'start' });
    expect(displayed.sortOrders[0]).toBe(NOW);
  });
});

const five = () => new Displayed([50, 40, 30, 20, 10]);

describe('moving a selection', () => {
  it('changes nothing when the selection is already there', () => {
    const displayed = five();
    const [a, b, c] = displayed.expected as [string, string, string];
    expect(displayed.move([b, c], { after: a })).toEqual([]);
    expect(displayed.move([b, c], { before: displayed.idAt(3) })).toEqual([]);
    expect(displayed.move([a], { at: 'start' })).toEqual([]);
    expect(displayed.move([b], { before: b })).toEqual([]);
    expect(displayed.move([b, c], { after: b })).toEqual([]);
    expect(displayed.move([], { at: 'end' })).toEqual([]);
  });

  it('gathers a scattered selection beside the nearest entry that stays when dropped onto one of its own', () => {
    const displayed = five();
    const [a, b, c, d, e] = displayed.expected as [string, string, string, string, string];
    displayed.move([e, c, a], { before: c });
    expect(displayed.ids).toEqual([b, a, c, e, d]);
    displayed.check();
  });

  it('changes the sort orders of the selection alone where there is room', () => {
    const displayed = five();
    const [a, , c, d, e] = displayed.expected as [string, string, string, string, string];
    const changed = displayed.move([e, d], { after: a });
    expect(changed.map(({ id }) => id)).toEqual([d, e]);
    expect(displayed.ids.indexOf(c)).toBe(4);
    displayed.check();
  });

  it('refuses a place beside an entry that is not there', () => {
    expect(() => moveBlock(five().list, ['start0'], { before: 'nobody' }, NOW)).toThrow(RangeError);
    expect(() => moveBlock(five().list, ['nobody'], { at: 'end' }, NOW)).toThrow(RangeError);
  });
});

describe('the holder of a sort order', () => {
  it('is found exactly, and only then', () => {
    fc.assert(
      fc.property(sortOrders, sortOrder, (values, wanted) => {
        const { list } = new Displayed(values);
        expect(holderOf(list, wanted)?.sortOrder).toBe(values.find((value) => value === wanted));
        for (const value of values) expect(holderOf(list, value)?.sortOrder).toBe(value);
      }),
    );
  });
});
