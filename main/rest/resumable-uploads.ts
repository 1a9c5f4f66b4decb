import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import { EVENTS, Server } from '@tus/server';
import { describeError } from './error-response.ts';
import { uploadAnswer, type FileParts } from './file-methods.ts';
import { land, mediaFolderOf, UPLOAD_LIMIT } from './upload.ts';
import { TICKET_LIFE } from './upload-ticket.ts';

export const RESUMABLE_PATH = '/upload-resumable';

/** Beside the media, on the same disk, under a name that is never listed. */
const FOLDER_NAME = '.gallery-desk-uploads';

/** A failure in the form in which the protocol's library passes it on. */
function refusalOf(error: unknown, report: (message: string) => void): { status_code: number; body: string } {
  const { status, body } = describeError(error, report);
  return { status_code: status, body: JSON.stringify(body) };
}

/**
 * Takes uploads by the TUS protocol (https://tus.io, version 1.0.0), which go on after an interruption or a restart. What nobody goes on
 * with for a day is removed.
 */
export function createResumableUploads(parts: FileParts, report: (message: string) => void): Server {
  const directory = path.join(mediaFolderOf(parts.library), FOLDER_NAME);
  const datastore = new FileStore({ directory, expirationPeriodInMilliseconds: TICKET_LIFE });
  const server = new Server({
    path: RESUMABLE_PATH,
    datastore,
    maxSize: UPLOAD_LIMIT,
    respectForwardedHeaders: false,
    // Pages of other origins are let in by the server as a whole, or not at all.
    allowedOrigins: [],
    namingFunction: () => randomUUID(),
    async onUploadCreate(_request, upload) {
      try {
        parts.tickets.read(upload.metadata?.token ?? '');
      } catch (error) {
        throw refusalOf(error, report);
      }
      return {};
    },
    async onUploadFinish(_request, upload) {
      try {
        const ticket = parts.tickets.read(upload.metadata?.token ?? '');
        const file = await land(
          path.join(directory, upload.id),
          ticket,
          upload.metadata?.filename ?? undefined,
          parts,
        );
        await datastore.configstore.delete(upload.id);
        return {
          status_code: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(uploadAnswer(file, parts)),
        };
      } catch (error) {
        throw refusalOf(error, report);
      }
    },
  });
  server.on(EVENTS.POST_CREATE, () => {
    void datastore
      .deleteExpired()
      .catch((error: unknown) => report(`Old uploads could not be removed: ${String(error)}`));
  });
  return server;
}
