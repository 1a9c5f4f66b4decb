import type { Context, Hono } from 'hono';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { Library } from '../library.ts';
import type { ReadHeader } from '../http/access.ts';
import { mediaResponse, type MediaSource } from '../http/media-responses.ts';
import type { FileToSend } from '../http/file-response.ts';
import { HttpRefusal } from './error-response.ts';
import { MEDIA_BASE, type MediaAddresses } from './media-addresses.ts';
import type { RestAccess } from './rest-access.ts';

export interface MediaRoutes {
  readonly library: Library;
  readonly access: RestAccess;
  readonly addresses: MediaAddresses;
  readonly report: (message: string) => void;
}

/** px. Widths are rounded up to these, so that no client can fill the cache with one picture. */
const WIDTH_STEP = 16;
const GREATEST_WIDTH = 8192;

/** What browsers show as it is; other pictures are always made into one of these. */
const SHOWN_AS_IS = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/svg+xml',
]);

/** The longer side of a picture that is so wide, in px; undefined when the original is no wider than that itself. */
function longerSideFor(
  width: number,
  { width: fullWidth, height: fullHeight }: MediaFile,
): number | undefined {
  if (fullWidth === undefined || fullHeight === undefined) return width;
  if (width >= fullWidth) return undefined;
  return fullWidth >= fullHeight ? width : Math.ceil((width * fullHeight) / fullWidth);
}

async function pictureOf(mediaId: string, width: number, routes: MediaRoutes): Promise<FileToSend> {
  const file = routes.library.media.get(mediaId);
  const longerSide = longerSideFor(Math.ceil(width / WIDTH_STEP) * WIDTH_STEP, file);
  const isShownAsIs = SHOWN_AS_IS.has(file.mimeType);
  // A drawing is sharp at every width.
  if (file.mimeType === 'image/svg+xml' || (longerSide === undefined && isShownAsIs)) {
    return routes.library.media.original(mediaId);
  }
  const greatest = Math.max(file.width ?? GREATEST_WIDTH, file.height ?? GREATEST_WIDTH);
  return routes.library.media.thumbnail(mediaId, Math.min(longerSide ?? greatest, GREATEST_WIDTH));
}

function widthOf(context: Context): number {
  const width = Number(context.req.query('width'));
  if (Number.isInteger(width) && width >= 1 && width <= GREATEST_WIDTH) return width;
  throw new HttpRefusal(
    400,
    'INVALID_ARGUMENT',
    `The width must be a whole number from 1 to ${GREATEST_WIDTH} px.`,
  );
}

/**
 * `originals/<id>`, `thumbnails/<id>?size=256|512|1024|2048` and `images/<id>?width=<px>` below the media base. Every answer has an ETag;
 * originals can be asked for in parts.
 */
export function addMediaRoutes(app: Hono, routes: MediaRoutes): void {
  const source: MediaSource = {
    original: (mediaId) => routes.library.media.original(mediaId),
    thumbnail: (mediaId, size, signal) => routes.library.media.thumbnail(mediaId, size, signal),
  };
  app.on(['GET', 'HEAD'], `${MEDIA_BASE}:kind{originals|thumbnails|images}/:mediaId`, async (context) => {
    const { kind, mediaId } = context.req.param();
    const key = context.req.query('key');
    const isEmbeddable = key !== undefined && routes.addresses.isKeyOf(key, mediaId);
    const header: ReadHeader = (name) => context.req.header(name);
    routes.access.requireSender(header, { isEmbeddable });
    if (!isEmbeddable) routes.access.requireToken(header);
    const { searchParams } = new URL(context.req.url);
    const width = kind === 'images' ? widthOf(context) : undefined;
    const response = await mediaResponse(
      width === undefined ? source : { ...source, original: () => pictureOf(mediaId, width, routes) },
      {
        method: context.req.method,
        header,
        path: `${kind === 'images' ? 'originals' : kind}/${mediaId}`,
        query: searchParams,
      },
      routes.report,
    );
    // Who has the address may show the picture in a page of another origin.
    response.headers.set('cross-origin-resource-policy', 'cross-origin');
    return response;
  });
}
