import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkableAddress } from '../../../shared/site/addresses.ts';
import { attribute, jsonForScript, markup, trustedMarkup } from '../../../shared/site/markup.ts';
import { fillIn } from '../../../shared/site/site-texts.ts';
import { ratioOfText, styleOfText } from '../../../shared/site/text-style.ts';
import { videoPlayerAddress } from '../../../shared/site/video-player-address.ts';

describe('markup', () => {
  it('escapes every value, in text and in attributes', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { text } = markup`<p title="${value}"${attribute('lang', value)}>${[value]}</p>`;
        expect(text.match(/[<>]/g)).toHaveLength(4);
        expect(text.match(/"/g)).toHaveLength(4);
      }),
    );
  });

  it('leaves out what is nothing, and takes markup as it is', () => {
    const { text } = markup`<p>${undefined}${false}${0}${markup`<b>${'&'}</b>`}${trustedMarkup('<i>')}</p>`;
    expect(text).toBe('<p>0<b>&amp;</b><i></p>');
    expect(markup`<p${attribute('hidden', true)}${attribute('lang', undefined)}>`.text).toBe('<p hidden>');
  });

  it('writes JSON that a script element cannot end in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = jsonForScript(value);
        expect(json).not.toContain('<');
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('fills values in where a text names them, and nowhere else', () => {
    expect(fillIn('{{count}} of {{total}} {{other}}', { count: '{{total}}', total: 2 })).toBe(
      '{{total}} of 2 {{other}}',
    );
  });
});

describe('addresses of links', () => {
  it('are kept when they lead somewhere', () => {
    for (const address of [
      'https://a.example/',
      'http://a',
      'mailto:a@b.example',
      'tel:+1',
      '/shop',
      'a/b:c',
      '#top',
    ]) {
      expect(linkableAddress(address)).toBe(address);
    }
  });

  it('are refused when they could run something', () => {
    const hostile = [
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:x',
      '',
      ' ',
    ];
    expect(hostile.map(linkableAddress)).toEqual(hostile.map(() => undefined));
  });
});

describe('addresses of players', () => {
  it('are made for YouTube and Vimeo in all their forms', () => {
    const youtube = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1';
    for (const address of [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1',
      'https://youtu.be/dQw4w9WgXcQ',
      'https://m.youtube.com/shorts/dQw4w9WgXcQ',
    ]) {
      expect(videoPlayerAddress(address)).toBe(youtube);
    }
    expect(videoPlayerAddress('https://vimeo.com/channels/staff/76979871')).toBe(
      'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1',
    );
  });

  it.each([
    ['https://youtu.be/dQw4w9WgXcQ?t=90', 'dQw4w9WgXcQ?autoplay=1&start=90'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s', 'dQw4w9WgXcQ?autoplay=1&start=90'],
    ['https://www.youtube.com/embed/dQw4w9WgXcQ?start=3', 'dQw4w9WgXcQ?autoplay=1&start=3'],
    ['https://youtu.be/dQw4w9WgXcQ?t=soon', 'dQw4w9WgXcQ?autoplay=1'],
  ])('of %s starts where it says', (address, player) => {
    expect(videoPlayerAddress(address)).toBe(`https://www.youtube-nocookie.com/embed/${player}`);
  });

  it.each([
    ['https://vimeo.com/76979871/abcdef0123', '&h=abcdef0123'],
    ['https://player.vimeo.com/video/76979871?h=abcdef0123', '&h=abcdef0123'],
    ['https://vimeo.com/76979871/"onload=x', ''],
    ['https://vimeo.com/76979871?h=%22%3E', ''],
  ])('of %s has the key of a video that is not listed', (address, key) => {
    expect(videoPlayerAddress(address)).toBe(
      `https://player.vimeo.com/video/76979871?autoplay=1&dnt=1${key}`,
    );
  });

  it('are made for nothing else', () => {
    for (const address of [
      'https://evil.example/watch?v=dQw4w9WgXcQ',
      'https://youtube.com.evil.example/x',
      'x',
      '',
    ]) {
      expect(videoPlayerAddress(address)).toBeUndefined();
    }
  });
});

describe('the style of a text item', () => {
  it('takes what it knows, and only when it is plain', () => {
    expect(styleOfText({ textVerticalAlignment: 'TOP', padding: '12px', other: 'x' }, '')).toBe(
      'justify-content:start;padding:12px;',
    );
    expect(styleOfText({ backgroundColor: 'url(x)', textVerticalAlignment: 'x;y', padding: 'x' }, '')).toBe(
      '',
    );
  });

  it('can be read on its ground, in light and in dark', () => {
    const inkOn = (backgroundColor: string) =>
      /;color:(#\w+);/.exec(styleOfText({ backgroundColor }, ''))?.[1];
    const [dark, light] = ['#1d1c1a', '#f4f2ee'];
    expect(['#fff', '#e9e2d6', 'rgb(200, 220, 255)', 'ivory'].map(inkOn)).toEqual([dark, dark, dark, dark]);
    expect(['#000', '#1b3a5c', 'rgba(20 20 20 / 1)', '#123f'].map(inkOn)).toEqual([
      light,
      light,
      light,
      light,
    ]);
  });

  it('has a light ground where colours were chosen for one, and otherwise follows the page', () => {
    expect(styleOfText({}, '<p><span style="color: #333333">a</span></p>')).toBe(
      'background-color:#eeece6;color:#1d1c1a;',
    );
    expect(styleOfText({}, '<p style="text-align: center">a</p>')).toBe('');
  });

  it('gives the ratio it was made with, or a square', () => {
    expect(ratioOfText({ ratio: 1.5 })).toBe(1.5);
    expect(ratioOfText({ width: 300, height: '200px' })).toBe(1.5);
    expect(ratioOfText({ ratio: -1, width: Number.NaN })).toBe(1);
  });
});
