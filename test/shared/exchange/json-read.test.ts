import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST_JSON, LONGEST_JSON_TEXT, readJson } from '../../../shared/exchange/json-read.ts';

function read(text: string): { value: unknown; rests: number } {
  const reading = readJson(text);
  for (let rests = 0; ; rests += 1) {
    const { done, value } = reading.next();
    if (done === true) return { value, rests };
  }
}

describe('reading JSON step by step', () => {
  it('answers what JSON.parse answers, small or large', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.boolean(), (text, isLarge) => {
        const padding = isLarge ? `"${'x'.repeat(70_000)}"` : '0';
        const document = `{"padding": ${padding}, "value": ${text}, "list": [${text} , ${text}, []]}`;
        expect(read(document).value).toEqual(JSON.parse(document));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom(',', '}', ']', '"', 'x', ':', ''),
        (json, at, damage) => {
          const place = at % (json.length + 1);
          const text = json.slice(0, place) + damage + json.slice(place + 1);
          let expected: unknown;
          try {
            expected = { value: JSON.parse(text) as unknown };
          } catch {
            expect(() => read(text)).toThrow(/^Line \d+, column \d+: /);
            return;
          }
          expect({ value: read(text).value }).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('rests often in a large document', () => {
    const items = Array.from({ length: 5000 }, (_, index) => ({ id: index, title: 'x'.repeat(200) }));
    const text = JSON.stringify({ galleries: [{ items }] });
    const { value, rests } = read(text);
    expect(value).toEqual({ galleries: [{ items }] });
    expect(rests).toBeGreaterThan(text.length / (128 * 1024));
  });

  it.each([
    ['{"a": 1,\n "b" 2}', 'Line 2, column 6: a colon is expected.'],
    ['{"a": 1,\n}', 'Line 2, column 1: the name of a field'],
    ['[1 2]', 'Line 1, column 4: a comma or “]” is expected.'],
    ['["a\nb"]', 'Line 1, column 2: the text has a line break'],
    ['["a', 'Line 1, column 2: a text begins here and is never closed.'],
    ['{"a": nope}', 'Line 1, column 7: “nope” is no value.'],
    ['[1] 2', 'Line 1, column 5: nothing may follow'],
    ['', 'Line 1, column 1: the text ends where a value should be.'],
    ['"\0"', 'Line 1, column 1: the text has a line break or another character'],
  ])('names the place of the fault in %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('refuses what lies too deep, without overflowing the stack', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => read(nested(DEEPEST_JSON))).not.toThrow();
    expect(() => read(nested(DEEPEST_JSON + 1))).toThrow('deep in one another');
    expect(() => read(nested(1_000_000))).toThrow('deep in one another');
  });

  it('refuses a text beyond the limit', () => {
    expect(() => read(`"${'x'.repeat(LONGEST_JSON_TEXT)}"`)).toThrow('more than');
  });

  it('makes fields of names that JavaScript gives a meaning to, and changes no prototype', () => {
    const large = `{"padding": "${'x'.repeat(70_000)}", "__proto__": {"isEvil": true}}`;
    for (const text of ['{"__proto__": {"isEvil": true}}', large]) {
      const { value } = read(text);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect((value as { isEvil?: boolean }).isEvil).toBeUndefined();
    }
  });
});
