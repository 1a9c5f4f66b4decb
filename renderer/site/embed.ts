import { SITE_ASSET_PATHS } from '../../shared/site/site-assets.ts';
import { defineGalleryElement } from './gallery-element.ts';

/**
 * The script for other pages: `<script src="…/assets/embed.js" async></script>` and `<gallery-desk-gallery gallery="…">`. It finds its
 * site by its own address.
 */
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) {
  const depth = SITE_ASSET_PATHS.embedScript.split('/').length - 1;
  defineGalleryElement(new URL('../'.repeat(depth) || '.', currentScript.src).href);
}
