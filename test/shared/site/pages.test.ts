import { describe, expect, it } from 'vitest';
import { renderGalleryPages } from '../../../shared/site/gallery-page.ts';
import { galleryOf, siteOf } from './site-fixture.ts';

describe('the page of a gallery', () => {
  it('shows every item', () => {
    const gallery = galleryOf('COLLAGE', 30);
    const [page] = renderGalleryPages(siteOf([gallery]), gallery);
    expect(page?.path).toBe('coast/index.html');
    expect(page?.content.match(/<li class="item/g)).toHaveLength(30);
  });
});
