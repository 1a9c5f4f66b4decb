import type { StreamMessage } from '../../shared/events/notice.ts';
import type { Library } from '../library.ts';
import { toContractError, type LogFault } from './errors.ts';
import type { Implementer } from './implementer.ts';
import { messageStream } from './message-stream.ts';

export function libraryHandlers({ library: on }: Implementer, library: Library, log: LogFault) {
  return {
    getLibrary: on.getLibrary.handler(() => library.info()),
    updateLibrary: on.updateLibrary.handler(({ input }) => library.update(input)),
    listTags: on.listTags.handler(async ({ input: { search, limit } }) => {
      const tags = (await library.store.tagUses()).matching(search);
      return { totalTags: tags.length, tags: tags.slice(0, limit) };
    }),
    listJobs: on.listJobs.handler(() => ({ jobs: library.jobs.list() })),
    cancelJob: on.cancelJob.handler(({ input }) => ({ job: library.jobs.cancel(input.jobId) })),
    subscribe: on.subscribe.handler(({ signal }) =>
      messageStream<StreamMessage>(
        (push) => {
          push({ kind: 'subscribed', sequence: library.store.sequence });
          return library.events.subscribe(push);
        },
        { signal, mapError: (error) => toContractError(error, 'subscribe', log) },
      ),
    ),
  };
}
