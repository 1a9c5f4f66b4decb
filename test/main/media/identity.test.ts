import fc from 'fast-check';
import { it } from 'vitest';
import { IdentityTrial, OPERATIONS, type FolderOperation } from '../../support/identity-trials.ts';
import { openMedia } from './media-fixture.ts';

const operation: fc.Arbitrary<FolderOperation> = fc.record({
  do: fc.constantFrom(...OPERATIONS),
  which: fc.nat(11),
  to: fc.nat(11),
});

/** While the application is open and looks, or while it is closed. */
const step = fc.record({ operation, isClosed: fc.boolean() });

it('every file keeps the id that a person expects, whatever is done to the folder, open or closed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const fixture = await openMedia();
      const trial = new IdentityTrial(fixture.folder, {
        files: () => [...fixture.store.state.media.values()],
      });
      for (const { operation: next, isClosed } of steps) {
        let check: (() => Promise<void>) | undefined;
        const act = async () => {
          check = await trial.carryOut(next);
        };
        if (isClosed) await fixture.whileClosed(act);
        else {
          await act();
          await fixture.media.rescan();
        }
        await check?.();
      }
      await fixture.close();
    }),
    { numRuns: 15 },
  );
});
