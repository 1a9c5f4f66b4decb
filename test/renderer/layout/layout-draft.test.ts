import { expect, it } from 'vitest';
import { chosenSettings, withLayoutName } from '../../../renderer/app/layout/layout-draft.ts';
import { LAYOUT_NAMES, settingsFor } from '../../../shared/layout/layout-settings.ts';
import { galleryLayout } from '../../../shared/publish/gallery-layout.ts';

it.each(LAYOUT_NAMES)(
  '%s: only what differs from what it looks best with is kept, and comes back',
  (layout) => {
    expect(chosenSettings(settingsFor(layout))).toEqual({ layout });
    const chosen = { ...settingsFor(layout), spacing: 37, hover: 'BLUR' as const };
    expect(chosenSettings(chosen)).toEqual({ layout, spacing: 37, hover: 'BLUR' });
    expect(galleryLayout(chosenSettings(chosen))).toEqual(chosen);
  },
);

it('another layout keeps what a person chose, and looks best otherwise', () => {
  const masonry = withLayoutName({ ...settingsFor('COLLAGE'), cornerRadius: 8 }, 'SLIDESHOW');
  expect(masonry).toEqual({ ...settingsFor('SLIDESHOW'), cornerRadius: 8 });
  expect(withLayoutName(masonry, 'COLLAGE')).toEqual({ ...settingsFor('COLLAGE'), cornerRadius: 8 });
});

it('columns that are not chosen any more leave nothing behind', () => {
  const { columns: _columns, ...settings } = { ...settingsFor('GRID'), columns: 4 };
  expect(chosenSettings({ ...settings, columns: undefined } as never)).toEqual({ layout: 'GRID' });
});

it('a site’s own layout wins, and takes from the gallery what both have', () => {
  const own = { layout: 'GRID', spacing: 3 } as const;
  expect(galleryLayout(own, undefined)).toMatchObject(own);
  expect(galleryLayout(own, { layout: 'MASONRY' })).toEqual(settingsFor('MASONRY'));
  expect(galleryLayout(own, { ratio: 2 })).toMatchObject({ layout: 'GRID', spacing: 3, ratio: 2 });
});
