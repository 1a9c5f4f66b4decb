import type { AddedFiles } from '../../../shared/model/addition.ts';
import type { Place } from '../../../shared/order/display-order.ts';
import type { Workspace } from '../state/workspace.ts';
import type { SentFile } from './given-files.ts';

/** Nothing more is taken: a person cancelled, or the disk refused. */
const ENDED = 409;

/**
 * Sends files to the core, one after another beside the contract, and answers what became of them. A file that cannot be read or sent is
 * left out; the core tells of it.
 */
export async function sendFiles(
  workspace: Workspace,
  files: readonly SentFile[],
  target: { readonly galleryId?: string; readonly place?: Place },
): Promise<AddedFiles> {
  const { client, desktop } = workspace;
  const base = desktop.get()?.mediaBase ?? '/media/';
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const { uploadId } = await client.media.beginUpload({ totalFiles: files.length, totalBytes });
  let unread = 0;
  for (const [index, { file, path }] of files.entries()) {
    const query = new URLSearchParams({ path, modified: String(file.lastModified) });
    try {
      // Without a type: a request with one would be asked about first where the media have an origin of their own.
      const body = file.slice();
      const { status } = await fetch(`${base}uploads/${uploadId}/${index}?${query.toString()}`, {
        method: 'POST',
        body,
      });
      if (status === ENDED) break;
    } catch {
      unread += 1;
    }
  }
  const added = await client.media.finishUpload({ uploadId, ...target });
  const untold = Math.max(0, unread - added.totalFailed);
  return untold === 0 ? added : { ...added, totalFailed: added.totalFailed + untold };
}
