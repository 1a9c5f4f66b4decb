import { makeSamples } from './samples/make-samples.ts';
import { derive } from './derive.ts';
import { openParentChannel } from './parent-channel.ts';
import { failureOf } from './failure.ts';
import { inspect } from './inspect.ts';
import { makePreviews } from './make-previews.ts';
import { readFiles } from './read-files.ts';
import { metadataOfFile } from './metadata/metadata-of-file.ts';
import type { ToWorker, WorkerRequest, WorkerResults } from './messages.ts';
import { makePoster } from './make-poster.ts';
import { makeThumbnail } from './make-thumbnail.ts';
import { takeKeptBytes } from './thumbnail-files.ts';
import { assertNever } from '../../../shared/assert-never.ts';

/** The media worker: everything that decodes what strangers made happens here, away from the application's own processes. */
const parent = openParentChannel((message) => void answer(message));

async function answer({ id, request }: ToWorker): Promise<void> {
  try {
    const result = await carryOut(request);
    parent.send({ type: 'done', id, result, keptBytes: takeKeptBytes() });
  } catch (error) {
    parent.send({ type: 'failed', id, ...failureOf(error, request) });
  }
}

function carryOut(request: WorkerRequest): Promise<WorkerResults[WorkerRequest['type']]> {
  switch (request.type) {
    case 'read':
      return readFiles(request);
    case 'inspect':
      return inspect(request);
    case 'preview':
      return makePreviews(request);
    case 'readMetadata':
      return metadataOfFile(request);
    case 'thumbnail':
      return makeThumbnail(request);
    case 'poster':
      return makePoster(request);
    case 'makeSamples':
      return makeSamples(request.folder, request.seed);
    case 'derive':
      return derive(request);
    default:
      return assertNever(request);
  }
}

parent.send({ type: 'ready' });
