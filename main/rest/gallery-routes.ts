import type { Hono } from 'hono';
import type { GalleryService } from '../galleries/gallery-service.ts';
import type { Gallery } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { Library } from '../library.ts';
import { parseInput } from './error-response.ts';
import { GALLERY_BASES, GALLERY_METHODS, type GalleryMethod } from './gallery-methods.ts';
import type { MediaAddresses } from './media-addresses.ts';
import { readBody, readQuery, type RawInput } from './request-input.ts';
import { galleryFromWire, galleryToWire, itemFromWire, itemToWire } from './wire-items.ts';

export interface GalleryRoutes {
  readonly library: Pick<Library, 'galleries' | 'store'>;
  readonly addresses: MediaAddresses;
}

/** What the service's methods answer, all together. */
interface Answer {
  readonly gallery?: Gallery;
  readonly galleries?: readonly Gallery[];
  readonly item?: GalleryItem;
  readonly items?: readonly GalleryItem[];
}

function fromWire(input: RawInput, { payload }: GalleryMethod, { library }: GalleryRoutes): RawInput {
  const { media } = library.store.state;
  if (payload === undefined || input[payload] === undefined) return input;
  const value = input[payload];
  if (payload === 'gallery') return { ...input, gallery: galleryFromWire(value, media) };
  if (payload === 'item') return { ...input, item: itemFromWire(value, media) };
  return { ...input, items: Array.isArray(value) ? value.map((item) => itemFromWire(item, media)) : value };
}

function toWire(answer: Answer, addresses: MediaAddresses): Record<string, unknown> {
  return {
    ...answer,
    ...(answer.gallery && { gallery: galleryToWire(answer.gallery, addresses) }),
    ...(answer.galleries && {
      galleries: answer.galleries.map((gallery) => galleryToWire(gallery, addresses)),
    }),
    ...(answer.item && { item: itemToWire(answer.item, addresses) }),
    ...(answer.items && { items: answer.items.map((item) => itemToWire(item, addresses)) }),
  };
}

/** The thirteen methods of the Pro Gallery API: read the request, call the service, answer its result. */
export function addGalleryRoutes(app: Hono, routes: GalleryRoutes): void {
  // Each input was parsed by the very schema that the method of the same name takes.
  const galleries = routes.library.galleries as unknown as Readonly<
    Record<keyof GalleryService, (input: unknown) => Promise<Answer>>
  >;
  for (const method of GALLERY_METHODS) {
    const paths = GALLERY_BASES.map((base) => base + method.path.replaceAll(/\{(\w+)\}/g, ':$1'));
    app.on(method.verb, paths, async (context) => {
      const given =
        method.query === undefined ? await readBody(context) : readQuery(context.req.url, method.query);
      const input = fromWire(method.assemble(given, context.req.param()), method, routes);
      const answer = await galleries[method.name](parseInput(method.schema, input, method.wireNames));
      return context.json(toWire(answer, routes.addresses));
    });
  }
}
