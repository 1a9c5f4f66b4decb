import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInDisplayOrder, type Ordered } from '../../../shared/order/display-order.ts';
import { sortedForDisplay, type SortedList } from '../../../shared/order/sorted-list.ts';

/** What the list should hold, in the plainest form there is. */
type Model = Map<string, Ordered>;

const id = fc.integer({ min: 0, max: 40 }).map((number) => `id${number}`);
const entry = fc.record({ id, sortOrder: fc.integer({ min: 0, max: 15 }) });

function expectAgreement(list: SortedList<Ordered>, model: Model): void {
  const sorted = [...model.values()].sort(compareInDisplayOrder);
  const seen = {
    size: list.size,
    values: [...list],
    byIndex: sorted.map((_, index) => list.at(index)),
    byId: sorted.map(({ id: entryId }) => list.get(entryId)),
    indexes: sorted.map(({ id: entryId }) => list.indexOf(entryId)),
    past: list.at(sorted.length),
    slice: list.slice(2, 3),
  };
  expect(seen).toEqual({
    size: sorted.length,
    values: sorted,
    byIndex: sorted,
    byId: sorted,
    indexes: sorted.map((_, index) => index),
    past: undefined,
    slice: sorted.slice(2, 5),
  });
}

class SetEntry implements fc.Command<Model, SortedList<Ordered>> {
  constructor(readonly value: Ordered) {}
  check = () => true;
  run(model: Model, list: SortedList<Ordered>): void {
    model.set(this.value.id, this.value);
    list.set(this.value);
    expectAgreement(list, model);
  }
  toString = () => `set ${this.value.id} to ${this.value.sortOrder}`;
}

class DeleteEntry implements fc.Command<Model, SortedList<Ordered>> {
  constructor(readonly id: string) {}
  check = () => true;
  run(model: Model, list: SortedList<Ordered>): void {
    expect(list.has(this.id)).toBe(model.has(this.id));
    expect(list.delete(this.id)).toBe(model.delete(this.id));
    expect(list.indexOf(this.id)).toBe(-1);
    expectAgreement(list, model);
  }
  toString = () => `delete ${this.id}`;
}

/** Few changes are applied one by one, many at once; both sides of that are met. */
class UpdateEntries implements fc.Command<Model, SortedList<Ordered>> {
  constructor(readonly changes: ReadonlyMap<string, Ordered | undefined>) {}
  check = () => true;
  run(model: Model, list: SortedList<Ordered>): void {
    for (const [changedId, value] of this.changes) {
      if (value === undefined) model.delete(changedId);
      else model.set(changedId, value);
    }
    list.update(this.changes);
    expectAgreement(list, model);
  }
  toString = () => `update ${JSON.stringify([...this.changes])}`;
}

const changes = fc
  .uniqueArray(fc.tuple(entry, fc.boolean()), { selector: ([value]) => value.id, maxLength: 41 })
  .map((pairs) => new Map(pairs.map(([value, isRemoval]) => [value.id, isRemoval ? undefined : value])));

describe('a sorted list', () => {
  it('agrees with a map that is sorted anew, whatever is set, deleted and updated', () => {
    const commands = fc.commands(
      [
        entry.map((value) => new SetEntry(value)),
        id.map((entryId) => new DeleteEntry(entryId)),
        changes.map((entries) => new UpdateEntries(entries)),
      ],
      { size: '+1' },
    );
    fc.assert(
      fc.property(fc.array(entry), commands, (start, steps) => {
        const model: Model = new Map(start.map((value) => [value.id, value]));
        fc.modelRun(() => ({ model, real: sortedForDisplay(start) }), steps);
      }),
      { numRuns: 150 },
    );
  });
});
