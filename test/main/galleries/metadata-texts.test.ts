import { describe, expect, it } from 'vitest';
import { metadataTextsOf } from '../../../main/galleries/metadata-texts.ts';
import type { MediaMetadata } from '../../../shared/model/media-metadata.ts';
import { mediaFile } from '../../support/media-files.ts';

const textsOf = (metadata?: MediaMetadata) => metadataTextsOf(mediaFile({ id: 'a', metadata }));

describe('what an item takes over from its file', () => {
  it('is nothing of a file that says nothing', () => {
    expect(textsOf()).toEqual({});
    expect(textsOf({ camera: 'One' })).toEqual({});
  });

  it('hears the title where there is no alternative text, and the description where there is no title', () => {
    expect(textsOf({ altText: 'Seen', title: 'Title' }).altText).toBe('Seen');
    expect(textsOf({ title: 'Title', description: 'Text' }).altText).toBe('Title');
    expect(textsOf({ description: 'Text' })).toEqual({ description: 'Text', altText: 'Text' });
  });

  it('is cut where an item has no room for more, between words', () => {
    const { title, altText } = textsOf({ title: 'word '.repeat(300).trim() });
    expect(title!.length).toBeLessThanOrEqual(1000);
    expect(title).toMatch(/ word…$/);
    expect(altText!.length).toBeLessThanOrEqual(250);
    expect(textsOf({ description: '😀'.repeat(6000) }).description).toMatch(/^(?:😀)+…$/u);
    expect(textsOf({ title: 'x'.repeat(1000) }).title).toHaveLength(1000);
  });

  it('has each keyword once as a tag, and no more than an item can have', () => {
    const keywords = Array.from({ length: 600 }, (_, index) => `tag ${index}`);
    expect(textsOf({ keywords }).tags!.values).toHaveLength(500);
    const long = 'y'.repeat(300);
    expect(textsOf({ keywords: [`${long}1`, `${long}2`] }).tags!.values).toEqual([`${long.slice(0, 199)}…`]);
  });
});
