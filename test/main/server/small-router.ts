import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import type { ContractRouter } from '../../../main/server/contract-sockets.ts';

/** What the small router was asked, and whether its streams were ended. */
export interface Calls {
  readonly cancelled: string[];
  openStreams: number;
}

/** Just enough of the contract to see a call, and a stream, arrive and end. */
export function smallRouter(calls: Calls = { cancelled: [], openStreams: 0 }): ContractRouter {
  const os = implement(contract);
  const router = {
    library: {
      cancelJob: os.library.cancelJob.handler(({ input }) => {
        calls.cancelled.push(input.jobId);
        return {
          job: {
            id: input.jobId,
            kind: 'SCAN' as const,
            label: 'Scan',
            state: 'DONE' as const,
            done: 0,
            canCancel: false,
          },
        };
      }),
      subscribe: os.library.subscribe.handler(async function* ({ signal }) {
        calls.openStreams += 1;
        try {
          yield { kind: 'subscribed' as const, sequence: 0 };
          await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
        } finally {
          calls.openStreams -= 1;
        }
      }),
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of the contract is not called here
  return router as unknown as ContractRouter;
}
