import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { perform, step } from './random-steps.ts';
import { sampleFile } from '../store/samples.ts';
import { crashed, mediaFolderDoes, openDesk, reopened, undoableContent } from './history-fixture.ts';

async function expectRefusal(refused: Promise<unknown>): Promise<void> {
  await expect(refused).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
}

test('undo and redo lead through the former states and back, whatever is changed, closed, shortened and crashed between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 45 }), async (steps) => {
      let desk = await openDesk();
      /** The states as a person saw them, and where among them the library is. */
      let states = [await undoableContent(desk)];
      let at = 0;
      for (const one of steps) {
        if (one.do === 'flush') await desk.store.flush();
        else if (one.do === 'reopen') desk = await reopened(desk);
        else if (one.do === 'crash') desk = await crashed(desk);
        else if (one.do === 'mediaFolder')
          await mediaFolderDoes(desk, { type: 'mediaFileAdded', file: sampleFile() });
        else if (one.do === 'undo' && at === 0) await expectRefusal(desk.history.undo());
        else if (one.do === 'redo' && at === states.length - 1) await expectRefusal(desk.history.redo());
        else if (one.do === 'undo') {
          await desk.history.undo();
          at -= 1;
        } else if (one.do === 'redo') {
          await desk.history.redo();
          at += 1;
        } else {
          const before = desk.store.sequence;
          await perform(desk, one);
          if (desk.store.sequence !== before) {
            states = [...states.slice(0, at + 1), await undoableContent(desk)];
            at += 1;
          }
        }
        expect(await undoableContent(desk)).toEqual(states[at]);
        if (one.do !== 'reopen' && one.do !== 'crash') continue;
        expect(await desk.history.getHistoryState()).toMatchObject({
          canUndo: at > 0,
          canRedo: at < states.length - 1,
        });
      }
      await desk.store.close();
    }),
    { numRuns: 40 },
  );
});
