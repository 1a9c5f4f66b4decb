import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedForDisplay } from '../../../shared/order/sorted-list.ts';

interface Entry {
  readonly id: string;
  readonly sortOrder: number;
}

const entries = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 0, max: 200 }).map(String), sortOrder: fc.nat(50) }),
  {
    selector: ({ id }) => id,
    maxLength: 150,
  },
);
const changes = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 200 }).map(String), fc.option(fc.nat(50), { nil: undefined })),
  { maxLength: 100 },
);

test('many changes at once give the list that they give one by one', () => {
  fc.assert(
    fc.property(entries, changes, (initial, list) => {
      const [atOnce, oneByOne] = [sortedForDisplay<Entry>(initial), sortedForDisplay<Entry>(initial)];
      const byId = new Map(
        list.map(([id, sortOrder]) => [id, sortOrder === undefined ? undefined : { id, sortOrder }]),
      );
      atOnce.update(byId);
      for (const [id, value] of byId) {
        if (value === undefined) oneByOne.delete(id);
        else oneByOne.set(value);
      }
      expect([...atOnce]).toEqual([...oneByOne]);
      for (let id = 0; id <= 200; id += 1) {
        expect(atOnce.get(String(id))).toEqual(oneByOne.get(String(id)));
        expect(atOnce.indexOf(String(id))).toBe(oneByOne.indexOf(String(id)));
      }
    }),
  );
});
