import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../shared/events/domain-event.ts';
import { UndoStack } from '../../../shared/history/undo-stack.ts';

type Doing = 'CHANGE' | 'UNDO' | 'REDO' | 'MEDIA_FOLDER';

/** What a plain list of steps and a place in it make of it. */
function historyOf(doings: readonly Doing[]): { changes: Change[]; done: number[]; undone: number[] } {
  const changes: Change[] = [];
  let steps: number[] = [];
  let at = 0;
  for (const doing of doings) {
    const sequence = changes.length + 1;
    const base = { sequence, id: `${sequence}`, time: '2026-01-01T00:00:00.000Z', events: [] };
    if (doing === 'MEDIA_FOLDER') changes.push({ ...base, label: 'Update', origin: doing });
    else if (doing === 'CHANGE') {
      steps = [...steps.slice(0, at), sequence];
      at += 1;
      changes.push({ ...base, label: `Change ${sequence}` });
    } else if (doing === 'UNDO' && at > 0) {
      at -= 1;
      changes.push({ ...base, label: 'Undo', undoes: steps[at]! });
    } else if (doing === 'REDO' && at < steps.length) {
      changes.push({ ...base, label: 'Redo', redoes: steps[at]! });
      at += 1;
    }
  }
  return { changes, done: steps.slice(0, at), undone: steps.slice(at).toReversed() };
}

/** Undoes, or redoes, all there is. */
function drain(stack: UndoStack, kind: 'undoes' | 'redoes', sequence: number): number[] {
  const drained: number[] = [];
  for (;;) {
    const step = kind === 'undoes' ? stack.nextUndo : stack.nextRedo;
    if (step === undefined) return drained;
    expect(step.label).toBe(`Change ${step.sequence}`);
    drained.push(step.sequence);
    stack.takeNewer({
      sequence: sequence + drained.length,
      id: '',
      time: '',
      label: '',
      events: [],
      [kind]: step.sequence,
    });
  }
}

const doings = fc.array(fc.constantFrom<Doing>('CHANGE', 'CHANGE', 'UNDO', 'UNDO', 'REDO', 'MEDIA_FOLDER'), {
  maxLength: 60,
});

test('the steps are the same whether changes are taken as they happen or read back from the last', () => {
  fc.assert(
    fc.property(doings, fc.nat(), (list, cut) => {
      const { changes, done, undone } = historyOf(list);
      const opened = changes.length === 0 ? 0 : cut % (changes.length + 1);
      for (const kind of ['undoes', 'redoes'] as const) {
        const stack = new UndoStack();
        // An undo or redo is only ever decided on a stack that was read before.
        const after = changes.slice(opened);
        const first = after.findIndex(({ undoes, redoes }) => undoes !== undefined || redoes !== undefined);
        const known = first < 0 ? after.length : first;
        for (const change of after.slice(0, known)) stack.takeNewer(change);
        for (const change of changes.slice(0, opened).toReversed()) stack.takeOlder(change);
        for (const change of after.slice(known)) stack.takeNewer(change);
        const expected = kind === 'undoes' ? done.toReversed() : undone.toReversed();
        expect(drain(stack, kind, changes.length)).toEqual(
          kind === 'undoes' ? expected : undone.toReversed(),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('reading stops as soon as older changes cannot alter what comes next', () => {
  fc.assert(
    fc.property(doings, (list) => {
      const { changes, done, undone } = historyOf(list);
      const stack = new UndoStack();
      for (const change of changes.toReversed()) {
        if (stack.isSettled) break;
        stack.takeOlder(change);
      }
      expect(stack.nextUndo?.sequence).toBe(done.at(-1));
      expect(stack.nextRedo?.sequence).toBe(undone.at(-1));
    }),
    { numRuns: 500 },
  );
});

test('a single change on top settles the stack at once', () => {
  const stack = new UndoStack();
  stack.takeOlder({ sequence: 900, id: 'x', time: '', label: 'Move 2 items', events: [] });
  expect(stack.isSettled).toBe(true);
});
