import { type } from '@orpc/contract';
import * as z from 'zod';
import type { HistoryState } from '../history/history-state.ts';
import { method } from './base.ts';

/** What an undo or redo did. */
export interface StepOutcome {
  /** Of the step: “Move 12 items”. */
  readonly label: string;
  /** For people: what is not quite as it was, such as a media file that is gone meanwhile. */
  readonly notes: readonly string[];
  /** What can be undone and redone now. */
  readonly history: HistoryState;
}

/** Undo, redo and the past of the library. */
export const historyContract = {
  getHistoryState: method('state', 'Tells what can be undone and redone.')
    .input(z.object({}))
    .output(type<HistoryState>()),
  undo: method('undo', 'Takes back the last change that was made by a person or a program.')
    .input(z.object({}))
    .output(type<StepOutcome>()),
  redo: method('redo', 'Does again what was undone last.').input(z.object({})).output(type<StepOutcome>()),
};
