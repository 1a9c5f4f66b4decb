import { describe, expect, it } from 'vitest';
import {
  guidSchema,
  httpsUrlSchema,
  linkUrlSchema,
  mediaIdSchema,
  placeSchema,
  sortOrderSchema,
} from '../../../shared/schemas/common.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }) => (value: unknown) =>
  schema.safeParse(value).success;

describe('an address of a link', () => {
  it.each([
    'https://a.test/x?y#z',
    'http://a.test',
    'mailto:a@b.test',
    'tel:+123',
    '/page',
    'page.html',
    '#part',
    '?q=a:b',
    './a:b',
    '//a.test',
    '',
    'HTTPS://A.TEST',
  ])('may be %j', (url) => {
    expect(takes(linkUrlSchema)(url)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0000javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.test/1',
  ])('may not be %j', (url) => {
    expect(takes(linkUrlSchema)(url)).toBe(false);
  });
});

describe('ids', () => {
  it('of galleries and items are GUIDs in one spelling', () => {
    expect(guidSchema.parse('1F0C6B1E-3D3A-4C1E-9A55-0B6F0D2A7C11')).toBe(
      '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11',
    );
    expect(
      ['', '..', '1f0c6b1e', '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11/..'].filter(takes(guidSchema)),
    ).toEqual([]);
  });

  it('of media can stand in a URL and are never a path', () => {
    expect(['a', 'A-b_c~1', 'abc.jpg', 'x'.repeat(200)].filter(takes(mediaIdSchema))).toHaveLength(4);
    expect(
      ['', '.', '..', '.a', 'a/b', 'a\\b', 'a b', 'ä', 'x'.repeat(201)].filter(takes(mediaIdSchema)),
    ).toEqual([]);
  });
});

describe('other values', () => {
  it('have a sort order that is a finite number', () => {
    expect([0, -1, 1e308, 5e-324].filter(takes(sortOrderSchema))).toHaveLength(4);
    expect([NaN, Infinity, -Infinity, '1', null].filter(takes(sortOrderSchema))).toEqual([]);
  });

  it('name one place and no more', () => {
    const guid = '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11';
    expect(
      [{ at: 'start' }, { at: 'end' }, { before: guid }, { after: guid }].every(takes(placeSchema)),
    ).toBe(true);
    const wrong = [
      {},
      { at: 'top' },
      { at: 'start', before: guid },
      { before: 'x' },
      { before: guid, after: guid },
    ];
    expect(wrong.filter(takes(placeSchema))).toEqual([]);
  });

  it('are secure addresses where bytes come from', () => {
    expect(takes(httpsUrlSchema)('https://a.test/b.jpg')).toBe(true);
    expect(['http://a.test', 'ftp://a.test', 'a.test', 'javascript:x'].filter(takes(httpsUrlSchema))).toEqual(
      [],
    );
  });
});
