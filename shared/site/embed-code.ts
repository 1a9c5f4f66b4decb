import { absoluteAddress, galleryPagePath, usableBaseAddress } from './addresses.ts';
import { markup } from './markup.ts';
import type { Site } from './page-model.ts';

/**
 * The HTML that shows a gallery in any other page; what stands inside the element shows where the gallery cannot be reached, or no script
 * runs. Undefined without a base address: another page cannot know where the site is.
 */
export function embedCode(
  site: Pick<Site, 'baseAddress' | 'assets'>,
  gallery: { readonly id: string; readonly slug: string; readonly name: string },
): string | undefined {
  const base = usableBaseAddress(site.baseAddress);
  if (base === undefined) return undefined;
  const script = absoluteAddress(base, site.assets.embedScript);
  const page = absoluteAddress(base, galleryPagePath(gallery.slug));
  return markup`<script src="${script}" async></script>
<gallery-desk-gallery gallery="${gallery.id}"><a href="${page}">${gallery.name}</a></gallery-desk-gallery>
`.text;
}
