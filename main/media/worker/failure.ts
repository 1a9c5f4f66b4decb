import { systemCodeOf } from '../../store/file-system.ts';
import { isGone } from '../scan.ts';
import type { WorkerFailure, WorkerRequest } from './messages.ts';
import type { CoreText } from '../../../shared/text/core-text.ts';

/** A failure that is known by kind; its message is for people. */
export class MediaFailure extends Error {
  override readonly name = 'MediaFailure';

  constructor(
    readonly failure: WorkerFailure,
    message: CoreText,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What to tell the application of an error. */
export function failureOf(
  error: unknown,
  request: WorkerRequest,
): { failure: WorkerFailure; problem: string } {
  if (error instanceof MediaFailure) return { failure: error.failure, problem: error.message };
  const name = nameOf(request);
  if (isGone(error)) return { failure: 'GONE', problem: `“${name}” is not there any more.` };
  const code = systemCodeOf(error);
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  return { failure: 'FAILED', problem: `“${name}” could not be read (${reason}).` };
}

/** What to call a request in messages: its file, its folder or the first of its files. */
export function nameOf(request: WorkerRequest): string {
  switch (request.type) {
    case 'makeSamples':
      return request.folder;
    case 'read':
      return request.files[0]?.path ?? '';
    default:
      return request.path;
  }
}
