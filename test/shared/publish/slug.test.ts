import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSitePath } from '../../../main/publish/site-path.ts';
import { assignSlugs, slugOf } from '../../../shared/publish/slug.ts';

describe('a slug', () => {
  it.each([
    ['Tuscany 2026', 'tuscany-2026'],
    ['  Anna & Tomás — the wedding!  ', 'anna-tomas-the-wedding'],
    ['Straße', 'strasse'],
    ['שקיעה', 'שקיעה'],
    ['../../etc/passwd', 'etc-passwd'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    ['CON', 'gallery-con'],
    ['media', 'gallery-media'],
    ['…', 'gallery'],
    ['', 'gallery'],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is one safe segment of a path, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const slug = slugOf(name);
        expect(isSitePath(`${slug}/index.html`)).toBe(true);
        expect(slug).not.toContain('/');
      }),
    );
  });
});

describe('slugs of a site', () => {
  const assign = (requests: [string, string, string?][], published: [string, string][] = []) =>
    Object.fromEntries(
      assignSlugs(
        requests.map(([galleryId, name, slug]) => ({ galleryId, name, ...(slug !== undefined && { slug }) })),
        new Map(published),
      ),
    );

  it('are different for galleries of one name, whatever the case', () => {
    expect(
      assign([
        ['a', 'Sea'],
        ['b', 'SEA'],
        ['c', 'sea'],
      ]),
    ).toEqual({ a: 'sea', b: 'sea-2', c: 'sea-3' });
  });

  it('stay when a gallery is renamed, and when another takes its name', () => {
    const published: [string, string][] = [['a', 'sea']];
    expect(
      assign(
        [
          ['b', 'Sea'],
          ['a', 'Ocean'],
        ],
        published,
      ),
    ).toEqual({ a: 'sea', b: 'sea-2' });
  });

  it('are not given again after their gallery was deleted', () => {
    expect(assign([['b', 'Sea']], [['gone', 'sea']])).toEqual({ b: 'sea-2' });
  });

  it('are those that a person chose, before anything else', () => {
    expect(
      assign([
        ['a', 'Sea'],
        ['b', 'Coast', 'Sea'],
      ]),
    ).toEqual({ a: 'sea-2', b: 'sea' });
  });
});
