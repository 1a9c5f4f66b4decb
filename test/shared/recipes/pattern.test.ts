import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ITEM_PLACEHOLDERS,
  PatternError,
  readPattern,
  writePattern,
  type ItemPlaceholder,
} from '../../../shared/recipes/pattern.ts';

type Values = Partial<Record<ItemPlaceholder, string>>;

const written = (text: string, values: Values): string =>
  writePattern(readPattern(text, ITEM_PLACEHOLDERS), (placeholder, format) => {
    const value = values[placeholder];
    return value === undefined || format === undefined ? value : `${value}<${format}>`;
  });

describe('a pattern', () => {
  it('puts values in the place of their names, written as told', () => {
    expect(written('{title} – {date:YYYY}', { title: 'Pier', date: 'd' })).toBe('Pier – d<YYYY>');
    expect(written('{ Title }', { title: 'Pier' })).toBe('Pier');
  });

  it('takes the first of several that has something to say', () => {
    expect(written('{title|filename|gallery}', { filename: 'Pier', gallery: 'Coast' })).toBe('Pier');
    expect(written('{title|date:YYYY}', { title: '  ', date: 'd' })).toBe('d<YYYY>');
  });

  it.each([
    ['{camera}, {date}', { date: '2024' }, '2024'],
    ['{camera}, {date}', { camera: 'X' }, 'X'],
    ['{title} ({date})', { title: 'Pier' }, 'Pier'],
    ['{title} [{date}] by {creator}', { title: 'Pier', creator: 'A' }, 'Pier by A'],
    ['{camera} · {lens} · {date}', { camera: 'X', date: '2024' }, 'X · 2024'],
    ['{camera} · {lens} · {date}', { date: '2024' }, '2024'],
  ])('lets what joins go with what is not there: %s', (text, values, expected) => {
    expect(written(text, values)).toBe(expected);
  });

  it('says nothing when none of its placeholders does, but says its own words when it has none', () => {
    expect(written('Photo by {creator}', {})).toBe('');
    expect(written('Printed on request', {})).toBe('Printed on request');
    expect(written('', { title: 'Pier' })).toBe('');
  });

  it('has braces written twice', () => {
    expect(written('{{{title}}}', { title: 'Pier' })).toBe('{Pier}');
  });

  it.each(['{title', 'title}', '{colour}', '{}', '{title|}', '{title|colour}', '{{title}'])(
    'refuses %s and says why',
    (text) => {
      expect(() => readPattern(text, ITEM_PLACEHOLDERS)).toThrow(PatternError);
    },
  );

  it('never writes a control character or a brace of its own, whatever the values are', () => {
    const value = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    fc.assert(
      fc.property(value, value, (title, camera) => {
        const text = written('{title} ({camera}), {title|camera}', {
          ...(title === undefined ? {} : { title }),
          ...(camera === undefined ? {} : { camera }),
        });
        // oxlint-disable-next-line no-control-regex
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
        expect(text).toBe(text.trim());
      }),
    );
  });
});
