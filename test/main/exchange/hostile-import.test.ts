import { describe, expect, it } from 'vitest';
import { exchangeDesk } from './exchange-fixture.ts';

/** Imports one item and answers it as the library keeps it. */
async function imported(item: object) {
  const desk = exchangeDesk();
  const { planned, result } = await desk.planAndRun(JSON.stringify({ name: 'Coast', items: [item] }));
  const { items } = await desk.gallery(result.addedGalleryIds[0]!);
  return { planned, item: items[0], desk, galleryId: result.addedGalleryIds[0]! };
}

describe('a hostile import', () => {
  it('brings no script in: HTML is sanitised and the plan says so', async () => {
    const html =
      '<p onclick="x()">a</p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:x">b</a>';
    const { planned, item } = await imported({
      text: { html, css: { color: 'red', background: 'url(//x)' } },
    });
    expect(item).toMatchObject({
      text: { html: '<p>a</p><a rel="noopener noreferrer">b</a>', css: { color: 'red' } },
    });
    expect(planned.repairs.map(({ field }) => field)).toEqual(['text.css.background', 'text.html']);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVa\tScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('brings no link to %j in, and keeps the item', async (url) => {
    const { planned, item } = await imported({ link: { text: 'a', url }, text: { html: '' } });
    expect(item).toMatchObject({ link: { text: 'a' } });
    expect(JSON.stringify(item)).not.toMatch(/script|data:|file:/i);
    expect(planned.repairs).toMatchObject([{ source: 'items[0]', field: 'link.url' }]);
  });

  it('brings no address of a video or a picture in that would run or load something else', async () => {
    const video = {
      videoInfo: {
        url: 'https://youtu.be/a',
        posters: [{ url: 'javascript:x', width: 1 }],
        resolutions: [{ url: 'data:x' }],
      },
    };
    const { item } = await imported({ video });
    expect(JSON.stringify(item)).not.toMatch(/javascript|data:/);
    for (const payload of [
      { image: { type: 'EXTERNAL', imageInfo: { id: 'javascript:x' } } },
      { image: { imageInfo: { id: 'http://plain.test/a.jpg' } } },
      { video: { type: 'YOUTUBE', videoInfo: { url: 'https://evil.test/a' } } },
    ]) {
      const refused = await imported(payload);
      expect(refused.planned.skipped).toMatchObject([{ source: 'items[0]', reason: 'INVALID' }]);
      expect(refused.item).toBeUndefined();
    }
  });

  it('changes no prototype and keeps no field that could', async () => {
    const desk = exchangeDesk();
    const evil = '{"isEvil": true}';
    const text = `{"__proto__": ${evil}, "name": "a", "extra": {"__proto__": ${evil}}, "items": [
      {"__proto__": ${evil}, "constructor": {"prototype": ${evil}}, "text": {"html": "", "__proto__": ${evil}, "css": {"__proto__": ${evil}}},
       "link": {"__proto__": {"url": "javascript:x"}}}]}`;
    const { result } = await desk.planAndRun(text);
    const galleryId = result.addedGalleryIds[0]!;
    expect(({} as { isEvil?: boolean }).isEvil).toBeUndefined();
    const exported = await desk.exported(galleryId);
    expect(exported).not.toContain('__proto__');
    expect(exported).not.toContain('javascript');
    const again = await desk.planAndRun(exported);
    expect(again.planned.totals).toMatchObject({ itemsToAdd: 1, skipped: 0 });
  });

  it('takes NUL characters out of texts and names the fields', async () => {
    const { planned, item } = await imported({
      title: 'a\0b',
      tags: { values: ['c\0'] },
      text: { html: '<p>d</p>' },
    });
    expect(item).toMatchObject({ title: 'ab', tags: { values: ['c'] } });
    expect(planned.repairs.map(({ field }) => field)).toEqual(['title', 'tags.values[0]']);
  });

  it('names every field that breaks a rule, and takes the rest of the item', async () => {
    const { planned, item } = await imported({
      title: 5,
      description: 'x'.repeat(10_001),
      sortOrder: 'first',
      tags: { values: ['ok', 7, ''] },
      image: { imageInfo: { id: 'm-dawn', altText: {} }, focalPoint: { x: 2, y: 0 }, quality: 1 },
    });
    expect(planned.repairs.map(({ field }) => field).sort()).toEqual([
      'description',
      'image.focalPoint',
      'image.focalPoint.x',
      'image.imageInfo.altText',
      'image.quality',
      'sortOrder',
      'tags.values[1]',
      'tags.values[2]',
      'title',
    ]);
    expect(item).toMatchObject({
      description: 'x'.repeat(10_000),
      tags: { values: ['ok'] },
      image: { imageInfo: { id: 'm-dawn' } },
    });
    expect(item).not.toHaveProperty('image.focalPoint');
  });

  it('leaves out what is no item or no gallery, and says why', async () => {
    const desk = exchangeDesk();
    const items = [
      null,
      7,
      [],
      {},
      { text: {} },
      { text: { html: 'a' }, image: { imageInfo: { id: 'm-dawn' } } },
    ];
    const { planned } = await desk.planAndRun(JSON.stringify([{ name: 'a', items }, 'gallery', null]));
    expect(planned.totals).toMatchObject({ galleriesToAdd: 1, itemsToAdd: 0, skipped: 8 });
    expect(planned.skipped.every(({ reason }) => reason === 'INVALID')).toBe(true);
  });

  it.each([
    ['text that is no JSON', '{"name": "a",}', /^The given text cannot be read\. Line 1, column 14: /],
    ['what lies too deep', `{"items": ${'['.repeat(100)}${']'.repeat(100)}}`, /deep in one another/],
    ['a million brackets', '['.repeat(1_000_000), /deep in one another|ends where/],
    ['a document without galleries', '{"a": 1}', /holds no galleries/],
    ['another format', '{"format": "x", "galleries": []}', /format "x" is not known/],
    ['too many galleries', JSON.stringify(Array.from({ length: 10_001 }, () => ({}))), /at most 10000/],
  ])('is refused as a whole for %s', async (_, text, message) => {
    await expect(exchangeDesk().plan(text)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', message });
  });

  it('refuses a format that is newer than the program', async () => {
    const text = '{"format": "gallery-desk-library", "version": 2, "galleries": []}';
    await expect(exchangeDesk().plan(text)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: /newer/,
    });
  });
});
