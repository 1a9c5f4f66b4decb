import { DEFAULT_LAYOUT, settingsFor, type LayoutSettings } from '../layout/layout-settings.ts';

type Chosen = Partial<LayoutSettings> | undefined;

/**
 * How a gallery is laid out. What a site's entry says wins; the rest is as the gallery has it, where both have the same layout, and what that
 * layout looks best with.
 *
 * @param own the gallery's
 * @param ofSite that of its entry in the site; absent: the gallery as it is by itself
 */
export function galleryLayout(own: Chosen, ofSite?: Chosen): LayoutSettings {
  const ownLayout = own?.layout ?? DEFAULT_LAYOUT.layout;
  const layout = ofSite?.layout ?? ownLayout;
  return { ...settingsFor(layout), ...(layout === ownLayout ? own : undefined), ...ofSite };
}
