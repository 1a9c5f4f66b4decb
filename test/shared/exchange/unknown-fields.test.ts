import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_SHAPE } from '../../../shared/exchange/known-fields.ts';
import { knownPart, unknownPart, withUnknownFields } from '../../../shared/exchange/unknown-fields.ts';

const ITEM = {
  title: 'Dawn',
  mood: { calm: true },
  link: { url: 'https://a.test', target: '_blank' },
  image: { imageInfo: { id: 'm1', hash: 'abc' }, watermark: [1, { a: 2 }] },
  video: { videoInfo: { posters: [{ id: 'p1' }, { id: 'p2', codec: 'x' }] } },
};

describe('unknown fields', () => {
  it('are told from the known ones at every depth, lists included', () => {
    expect(unknownPart(ITEM, ITEM_SHAPE)).toEqual({
      mood: { calm: true },
      link: { target: '_blank' },
      image: { imageInfo: { hash: 'abc' }, watermark: [1, { a: 2 }] },
      video: { videoInfo: { posters: { 1: { codec: 'x' } } } },
    });
    expect(knownPart(ITEM, ITEM_SHAPE)).toEqual({
      title: 'Dawn',
      link: { url: 'https://a.test' },
      image: { imageInfo: { id: 'm1' } },
      video: { videoInfo: { posters: [{ id: 'p1' }, { id: 'p2' }] } },
    });
  });

  it('come back to their places, whatever they are', () => {
    const shape = { a: true, b: { c: true }, d: [{ e: true }] } as const;
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    const document = fc.record(
      {
        a: json,
        b: fc.record({ c: json, x: json }, { requiredKeys: [] }),
        d: fc.array(fc.record({ e: json, y: json })),
        z: json,
      },
      { requiredKeys: [] },
    );
    const hasDangerousName = (value: unknown) => JSON.stringify(value)?.includes('__proto__') ?? false;
    fc.assert(
      fc.property(document, (given) => {
        fc.pre(!hasDangerousName(given));
        expect(withUnknownFields(knownPart(given, shape), unknownPart(given, shape), shape)).toEqual(given);
      }),
    );
  });

  it('stay away with a known field that is gone', () => {
    const unknown = unknownPart(ITEM, ITEM_SHAPE);
    expect(withUnknownFields({ title: 'Dawn' }, unknown, ITEM_SHAPE)).toEqual({
      title: 'Dawn',
      mood: { calm: true },
    });
  });

  it('never replace what the program knows', () => {
    expect(withUnknownFields({ title: 'Dawn' }, { title: 'Evil', id: 'evil' }, ITEM_SHAPE)).toEqual({
      title: 'Dawn',
    });
  });

  it('leave out names that would change a prototype, at any depth', () => {
    const hostile = JSON.parse(
      '{"__proto__": {"a": 1}, "x": [{"__proto__": {"a": 1}}], "image": {"exif": {"__proto__": {"a": 1}}}}',
    ) as unknown;
    expect(JSON.stringify(unknownPart(hostile, ITEM_SHAPE))).toBe('{"x":[{}]}');
    expect(JSON.stringify(knownPart(hostile, ITEM_SHAPE))).toBe('{"image":{"exif":{}}}');
  });
});
