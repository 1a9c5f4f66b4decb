import { describe, expect, it } from 'vitest';
import { FREE_KEY_VALUES_LIMIT, itemInputSchema, itemPatchSchema } from '../../../shared/schemas/item.ts';

const withExif = (exif: unknown) => ({ image: { imageInfo: { id: 'file' }, exif } });
const pathsOf = (input: unknown) =>
  itemInputSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the schema of a new item', () => {
  it('takes exactly one payload', () => {
    const text = { html: '' };
    const image = { imageInfo: { id: 'file' } };
    expect(itemInputSchema.safeParse({ text }).success).toBe(true);
    expect(pathsOf({})).toEqual(['']);
    expect(pathsOf({ text, image })).toEqual(['']);
    expect(pathsOf({ text, image, video: { videoInfo: {} } })).toEqual(['']);
  });

  it('drops fields that are read-only or unknown, at every depth', () => {
    const parsed = itemInputSchema.parse({
      id: 'mine',
      type: 'VIDEO',
      createdDate: 'then',
      other: 1,
      image: { imageInfo: { id: 'file', url: 'https://x.test', other: 2 }, other: 3 },
    });
    expect(parsed).toEqual({ image: { imageInfo: { id: 'file' } } });
  });

  it('keeps free key-values as they are, as long as they are JSON', () => {
    const exif = { Make: 'Camera', gps: { lat: 1.5, tags: ['a', null, true] } };
    expect(itemInputSchema.parse(withExif(exif))).toEqual(withExif(exif));
    expect(pathsOf(withExif({ taken: new Date() }))).not.toEqual([]);
    expect(pathsOf(withExif({ run: () => 1 }))).not.toEqual([]);
    expect(pathsOf(withExif({ endless: Infinity }))).not.toEqual([]);
    expect(pathsOf(withExif(['a']))).toEqual(['image.exif']);
  });

  it('bounds the size of free key-values', () => {
    const exif = { note: 'x'.repeat(FREE_KEY_VALUES_LIMIT - '{"note":""}'.length) };
    expect(itemInputSchema.safeParse(withExif(exif)).success).toBe(true);
    expect(pathsOf(withExif({ ...exif, more: 1 }))).toEqual(['image.exif']);
  });

  it('leaves the prototypes of objects alone', () => {
    const hostile: unknown = JSON.parse(
      '{"image":{"imageInfo":{"id":"file"},"exif":{"__proto__":{"polluted":true}}}}',
    );
    const parsed = itemInputSchema.parse(hostile);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(parsed.image?.exif ?? {}, 'polluted')).toBeUndefined();
  });
});

describe('the schema of a change to an item', () => {
  const id = '1F0C6B1E-3D3A-4C1E-9A55-0B6F0D2A7C11';

  it('takes any part of an item, and null where a field can be empty', () => {
    const patch = { id, title: null, image: { quality: null, imageInfo: { altText: 'Alt' } } };
    expect(itemPatchSchema.parse(patch)).toEqual({ ...patch, id: id.toLowerCase() });
    expect(itemPatchSchema.parse({ id })).toEqual({ id: id.toLowerCase() });
    expect(itemPatchSchema.safeParse({ id, sortOrder: null }).success).toBe(false);
  });

  it('needs to know which item', () => {
    expect(itemPatchSchema.safeParse({ title: 'x' }).success).toBe(false);
    expect(itemPatchSchema.safeParse({ id: '../../etc/passwd' }).success).toBe(false);
  });
});
