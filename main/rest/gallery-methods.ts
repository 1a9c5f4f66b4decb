import * as z from 'zod';
import { galleriesContract } from '../../shared/contract/galleries.ts';
import { itemInputSchema } from '../../shared/schemas/item.ts';
import type { GalleryService } from '../galleries/gallery-service.ts';
import type { FieldNames } from './error-response.ts';
import type { QueryShape, RawInput } from './request-input.ts';
import { withPathValues } from './request-input.ts';
import type { Verb } from './rest-method.ts';

/** The addresses the methods are served below; all mean the same. */
export const GALLERY_BASES = ['/progallery', '/_api/pro-gallery-server', '/pro-gallery'] as const;

/** The most items that one request creates. */
export const REST_BULK_LIMIT = 50;

/** One method of the Pro Gallery API as it is reached over HTTP. */
export interface GalleryMethod {
  readonly name: keyof GalleryService;
  readonly verb: Verb;
  /** Below each base; `{name}` stands for a value. */
  readonly path: string;
  /** For people. */
  readonly summary: string;
  /** What the service takes, with the limits of this API. */
  readonly schema: z.ZodType;
  /** How the query is read; absent for methods that take a body. */
  readonly query?: QueryShape;
  /** Names of fields that differ on the wire from the schema's. */
  readonly wireNames?: FieldNames;
  /** The input as the service names it, of what came in path and query or body. */
  readonly assemble: (given: RawInput, path: Readonly<Record<string, string>>) => RawInput;
  /** Which field of the input holds a gallery, an item or items as a client spells them. */
  readonly payload?: 'gallery' | 'item' | 'items';
}

/** The contract's own schema of a method's input. */
function objectSchemaOf(name: keyof typeof galleriesContract): z.ZodObject {
  const { inputSchema } = galleriesContract[name]['~orpc'];
  if (!(inputSchema instanceof z.ZodObject)) throw new TypeError(`${name} has no schema of its input.`);
  return inputSchema;
}

function summaryOf(name: keyof typeof galleriesContract): string {
  return galleriesContract[name]['~orpc'].meta.summary ?? name;
}

/** Puts the id that the path names into the entity, where the contract has it. */
const entityInPath =
  (entity: 'gallery' | 'item', parameter: string) =>
  (given: RawInput, { [parameter]: id = '', ...path }: Readonly<Record<string, string>>): RawInput => {
    const input = withPathValues(given, path);
    const value = input[entity] ?? {};
    const isEntity = typeof value === 'object' && !Array.isArray(value);
    return { ...input, [entity]: isEntity ? withPathValues(value as RawInput, { id }) : value };
  };

const itemPage: QueryShape = { numbers: ['itemOffset', 'itemLimit'] };

type Definition = Pick<GalleryMethod, 'name' | 'verb' | 'path'> & Partial<GalleryMethod>;

const define = (definition: Definition): GalleryMethod => ({
  summary: summaryOf(definition.name),
  schema: objectSchemaOf(definition.name),
  assemble: withPathValues,
  ...definition,
});

/** All thirteen methods. */
export const GALLERY_METHODS: readonly GalleryMethod[] = [
  define({ name: 'createGallery', verb: 'POST', path: '/v2/galleries', payload: 'gallery' }),
  define({
    name: 'listGalleries',
    verb: 'GET',
    path: '/v2/galleries',
    query: { numbers: ['limit', 'offset', 'itemLimit'] },
  }),
  define({ name: 'getGallery', verb: 'GET', path: '/v2/galleries/{galleryId}', query: itemPage }),
  define({
    name: 'updateGallery',
    verb: 'PATCH',
    path: '/v2/galleries/{galleryId}',
    assemble: entityInPath('gallery', 'galleryId'),
  }),
  define({ name: 'deleteGallery', verb: 'DELETE', path: '/v2/galleries/{galleryId}', query: {} }),
  define({
    name: 'createGalleryItems',
    verb: 'POST',
    path: '/v2/galleries/{galleryId}/items/create',
    payload: 'items',
    schema: objectSchemaOf('createGalleryItems').extend({
      items: z.array(itemInputSchema).min(1).max(REST_BULK_LIMIT),
    }),
  }),
  define({
    name: 'bulkDeleteGalleryItems',
    verb: 'POST',
    path: '/v2/galleries/{galleryId}/items/delete',
  }),
  define({
    name: 'createGalleryItem',
    verb: 'POST',
    path: '/v2/galleries/{galleryId}/items',
    payload: 'item',
  }),
  define({ name: 'listGalleryItems', verb: 'GET', path: '/v2/galleries/{galleryId}/items', query: itemPage }),
  define({
    name: 'deleteGalleryItems',
    verb: 'DELETE',
    path: '/v2/galleries/{galleryId}/items',
    query: { lists: ['itemsIds'] },
    wireNames: { itemIds: 'itemsIds' },
    assemble: ({ itemsIds, ...given }, path) => withPathValues({ ...given, itemIds: itemsIds }, path),
  }),
  define({
    name: 'getGalleryItem',
    verb: 'GET',
    path: '/v2/galleries/{galleryId}/items/{itemId}',
    query: {},
  }),
  define({
    name: 'updateGalleryItem',
    verb: 'PATCH',
    path: '/v2/galleries/{galleryId}/items/{itemId}',
    payload: 'item',
    assemble: entityInPath('item', 'itemId'),
  }),
  define({
    name: 'deleteGalleryItem',
    verb: 'DELETE',
    path: '/v2/galleries/{galleryId}/items/{itemId}',
    query: {},
  }),
];
