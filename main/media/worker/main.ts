import { makeSamples } from './samples/make-samples.ts';
import { derive } from './derive.ts';
import { openParentChannel } from './parent-channel.ts';
import { failureOf } from './failure.ts';
import { inspect } from './inspect.ts';
import type { ToWorker, WorkerRequest, WorkerResults } from './messages.ts';
import { makeThumbnail } from './make-thumbnail.ts';
import { assertNever } from '../../../shared/assert-never.ts';

/** The media worker: everything that decodes what strangers made happens here, away from the application's own processes. */
const parent = openParentChannel((message) => void answer(message));

async function answer({ id, request }: ToWorker): Promise<void> {
  try {
    parent.send({ type: 'done', id, result: await carryOut(request) });
  } catch (error) {
    parent.send({ type: 'failed', id, ...failureOf(error, request) });
  }
}

function carryOut(request: WorkerRequest): Promise<WorkerResults[WorkerRequest['type']]> {
  switch (request.type) {
    case 'inspect':
      return inspect(request);
    case 'thumbnail':
      return makeThumbnail(request);
    case 'makeSamples':
      return makeSamples(request.folder, request.seed);
    case 'derive':
      return derive(request);
    default:
      return assertNever(request);
  }
}

parent.send({ type: 'ready' });
