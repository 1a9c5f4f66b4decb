import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCss, escapeHtml, sanitiseHtml } from '../../../main/galleries/text-sanitiser.ts';

const TAG =
  /<\/?(?:p|div|br|hr|h[1-6]|blockquote|pre|ul|ol|li|span|strong|b|em|i|u|s|sub|sup|small|mark|code|a)/;
const ATTRIBUTES = /(?: (?:href|rel|target|dir|lang|style)(?:="[^"<>]*")?)*/;

/** Text without angle brackets, and the allowed tags with the allowed attributes: nothing else can be in clean HTML. */
const CLEAN = new RegExp(`^(?:[^<>]|${TAG.source}${ATTRIBUTES.source}(?: /)?>)*$`);

/** Within a tag, an address or a style that a browser would run or load. */
const DANGER = /<[^<>]*(?:href="\s*(?:javascript|data|vbscript):|style="[^"]*(?:url|expression)\s*\()/i;

/** What hostile HTML is made of, parted by spaces; `_` stands for one. */
const PIECES = [
  `<script> </script> < > " ' = / _ <!-- --> <![CDATA[ ]]> \u0000 <p_ <a_ <img_ <svg> <math> <style> </style> <noscript>`,
  `<textarea> <title> <template> <xmp> <plaintext> <select><option> <mglyph> </p> </a> onerror= href= style= src=`,
  `javascript: url( expression( alert(1) &lt; &#x3c; color:red ;`,
].flatMap((line) => line.split(' ').map((piece) => piece.replace('_', ' ')));

describe('sanitising HTML', () => {
  it('keeps what a text needs to look as written', () => {
    const html =
      '<h1>A</h1><p style="text-align:center;color:#ff0000">B <strong>c</strong> <em>d</em><br />e</p>' +
      '<ul><li>f</li></ul><blockquote>g</blockquote><span style="font-size:20px;background-color:rgb(1, 2, 3)">h</span>';
    expect(sanitiseHtml(html)).toBe(html);
  });

  it.each([
    ['a script', 'a<script>alert(1)</script>b', 'ab'],
    ['a style sheet', '<style>@import "//x"</style>a', 'a'],
    ['a picture', '<img src=x onerror=alert(1)>a', 'a'],
    ['a frame', '<iframe src="https://x.test">b</iframe>a', 'a'],
    ['a drawing', '<svg onload=alert(1)><script>x</script></svg>a', 'a'],
    ['a handler', '<p onclick="x()">a</p>', '<p>a</p>'],
    ['an id and a class', '<p id="app" class="modal">a</p>', '<p>a</p>'],
    ['an unknown tag, whose text stays', '<custom-tag>a</custom-tag>', 'a'],
    ['a comment', '<!-- x -->a', 'a'],
    ['a form', '<form action="//x"><button formaction="javascript:x">a</button></form>', 'a'],
    [
      'an address in a style',
      '<p style="background-color:url(//x);color:red">a</p>',
      '<p style="color:red">a</p>',
    ],
    ['a position', '<p style="position:fixed;top:0">a</p>', '<p>a</p>'],
    ['an escape in a style', '<p style="color:\\65xpression(1)">a</p>', '<p>a</p>'],
    ['raw text', '<xmp><script>alert(1)</script></xmp><noembed><img src=x></noembed>a', 'a'],
    ['a base and a meta', '<base href="//x"><meta http-equiv="refresh" content="0;//x">a', 'a'],
  ])('takes out %s', (_, html, expected) => {
    expect(sanitiseHtml(html)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:x',
    'java\tscript:x',
    '&#106;avascript:x',
    'data:text/html,x',
    '//evil.test',
  ])('takes the address %j off a link', (href) => {
    expect(sanitiseHtml(`<a href="${href}">a</a>`)).toBe('<a rel="noopener noreferrer">a</a>');
  });

  it('makes links safe to open', () => {
    expect(sanitiseHtml('<a href="https://a.test" target="_blank" rel="opener">a</a>')).toBe(
      '<a href="https://a.test" rel="noopener noreferrer" target="_blank">a</a>',
    );
    expect(sanitiseHtml('<a href="/b" target="top">a</a>')).toBe(
      '<a href="/b" rel="noopener noreferrer">a</a>',
    );
  });

  it('lets nothing through that runs or loads, whatever it is given', () => {
    const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const clean = sanitiseHtml(pieces.join(''));
        expect(clean).toMatch(CLEAN);
        expect(clean).not.toMatch(DANGER);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('escaping text', () => {
  it('shows it literally', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const html = escapeHtml(text);
        expect(html).not.toMatch(/[<>"]/);
        const shown = html
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(shown).toBe(text);
      }),
    );
  });
});

describe('the style of a text item', () => {
  it('is made of plain values', () => {
    const css = {
      backgroundColor: 'rgba(1,2,3,.5)',
      height: 200,
      googleFonts: 'Open Sans, Lato',
      canvasLayout: false,
    };
    expect(() => checkCss(css, 'css')).not.toThrow();
  });

  it.each([
    ['url(https://x.test)', 'FORMAT'],
    ['U\\52L(x)', 'FORMAT'],
    ['expression(alert(1))', 'FORMAT'],
    ['red;}</style><script>', 'FORMAT'],
    ['ur/**/l(x)', 'FORMAT'],
    ['image-set("x" 1x)', 'FORMAT'],
    [['red'], 'TYPE'],
    [{ nested: 1 }, 'TYPE'],
    [null, 'TYPE'],
  ])('cannot hold %j', (value, violatedRule) => {
    expect(() => checkCss({ key: value }, 'item.text.css')).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        data: { fieldViolations: [expect.objectContaining({ field: 'item.text.css.key', violatedRule })] },
      }),
    );
  });
});
