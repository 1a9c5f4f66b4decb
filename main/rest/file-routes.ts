import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import { HttpRefusal, parseInput } from './error-response.ts';
import { FILE_BASES, FILE_METHODS, uploadAnswer, type FileParts } from './file-methods.ts';
import { createResumableUploads, RESUMABLE_PATH } from './resumable-uploads.ts';
import type { RestMethod } from './rest-method.ts';
import { land, UPLOAD_LIMIT, writeAside } from './upload.ts';

/** The methods of the media manager: check the input, run the method, answer its result. */
export function fileMethods(parts: FileParts): RestMethod[] {
  return FILE_METHODS.map((method) => ({
    verb: method.verb,
    paths: FILE_BASES.map((base) => base + method.path),
    query: method.query,
    answer: async (given) => JSON.stringify(await method.run(parseInput(method.schema, given), parts)),
  }));
}

/** The request and response of Node under a context: uploads are streamed, whatever stands between. */
const nodeOf = (context: Context): HttpBindings => context.env as HttpBindings;

async function receive(context: Context, parts: FileParts): Promise<Response> {
  const ticket = parts.tickets.read(context.req.param('ticket') ?? '');
  const limit = ticket.sizeInBytes ?? UPLOAD_LIMIT;
  const announced = context.req.header('content-length');
  if (announced !== undefined && Number(announced) > limit) {
    throw new HttpRefusal(
      413,
      'PAYLOAD_TOO_LARGE',
      `The file has ${announced} bytes; at most ${limit} were announced or are allowed. Ask for a new address with the right size.`,
      { connection: 'close' },
    );
  }
  const { incoming } = nodeOf(context);
  const bytes = incoming instanceof Readable ? incoming : Readable.from([]);
  const aside = await writeAside(bytes, parts.library, limit);
  return context.json(uploadAnswer(await land(aside, ticket, context.req.query('filename'), parts), parts));
}

/** Where bytes go. The ticket in an address, or in an upload's metadata, is what lets them in; it needs no other token. */
export function addUploadRoutes(app: Hono, parts: FileParts, report: (message: string) => void): void {
  app.on(['PUT', 'POST'], '/upload/:ticket', (context) => receive(context, parts));
  let resumable: ReturnType<typeof createResumableUploads> | undefined;
  app.on(
    ['POST', 'PATCH', 'HEAD', 'DELETE', 'OPTIONS'],
    [RESUMABLE_PATH, `${RESUMABLE_PATH}/:id`],
    async (context) => {
      resumable ??= createResumableUploads(parts, report);
      const { incoming, outgoing } = nodeOf(context);
      await resumable.handle(incoming, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
  );
}
