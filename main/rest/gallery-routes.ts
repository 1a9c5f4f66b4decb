import type { GalleryService } from '../galleries/gallery-service.ts';
import type { Library } from '../library.ts';
import { parseInput } from './error-response.ts';
import { GALLERY_BASES, GALLERY_METHODS, type GalleryMethod } from './gallery-methods.ts';
import type { MediaAddresses } from './media-addresses.ts';
import type { RawInput } from './request-input.ts';
import type { RestMethod } from './rest-method.ts';
import { galleryFromWire, itemFromWire } from './wire-items.ts';
import { WireTexts, type GalleryAnswer } from './wire-texts.ts';

export interface GalleryRoutes {
  readonly library: Pick<Library, 'galleries' | 'store'>;
  readonly addresses: MediaAddresses;
}

function fromWire(input: RawInput, { payload }: GalleryMethod, { library }: GalleryRoutes): RawInput {
  const { media } = library.store.state;
  if (payload === undefined || input[payload] === undefined) return input;
  const value = input[payload];
  if (payload === 'gallery') return { ...input, gallery: galleryFromWire(value, media) };
  if (payload === 'item') return { ...input, item: itemFromWire(value, media) };
  return { ...input, items: Array.isArray(value) ? value.map((item) => itemFromWire(item, media)) : value };
}

/** The thirteen methods of the Pro Gallery API: check the input, call the service, answer its result. */
export function galleryMethods(routes: GalleryRoutes): RestMethod[] {
  // Each input was parsed by the very schema that the method of the same name takes.
  const galleries = routes.library.galleries as unknown as Readonly<
    Record<keyof GalleryService, (input: unknown) => Promise<GalleryAnswer>>
  >;
  const texts = new WireTexts(routes.addresses);
  return GALLERY_METHODS.map((method) => ({
    verb: method.verb,
    paths: GALLERY_BASES.map((base) => base + method.path),
    query: method.query,
    async answer(given, path) {
      const input = fromWire(method.assemble(given, path), method, routes);
      return texts.answer(await galleries[method.name](parseInput(method.schema, input, method.wireNames)));
    },
  }));
}
