import type { Change } from '../events/domain-event.ts';

/** One thing that can be undone, or done again: a change as a person thinks of it, however often it was undone and redone. */
export interface UndoStep {
  /** Of the change that did it first. */
  readonly sequence: number;
  /** Of the change that did, undid or redid it last: taking that one back is the next undo or redo of the step. */
  readonly last: number;
  /** For people. Undefined while the change that did it first was not read yet. */
  readonly label: string | undefined;
}

/** A step whose change is known. */
export type NamedStep = UndoStep & { readonly label: string };

/**
 * What can be undone and redone, derived from the changes of a library. Linear: a new change gives up what could be redone. It takes new
 * changes as they happen and older ones as far as they are asked for, so that a library can be opened without reading its past.
 */
export class UndoStack {
  /** The next undo is the last of them. */
  readonly #done: UndoStep[] = [];
  /** The next redo is the last of them. */
  #undone: UndoStep[] = [];
  /** How the steps stand whose first change is older than what was taken; undefined: undone, and given up since. */
  readonly #decided = new Map<number, 'DONE' | 'UNDONE'>();
  /** An undo before a new change cannot be redone. */
  #hasNewChange = false;

  /** Whether older changes cannot alter what the next undo and redo are. */
  get isSettled(): boolean {
    return this.#hasNewChange && this.nextUndo !== undefined && this.#undone.every(isLabelled);
  }

  /** Whether all that undoing the last `count` steps needs was taken. */
  holdsSteps(count: number): boolean {
    return this.#done.length >= count && this.#done.slice(-count).every(isLabelled);
  }

  /** Undefined when there is none, or when its first change is not kept. */
  get nextUndo(): NamedStep | undefined {
    return labelled(this.#done.at(-1));
  }

  /** Undefined when there is none, or when its first change is not kept. */
  get nextRedo(): NamedStep | undefined {
    return labelled(this.#undone.at(-1));
  }

  /** Takes the change after all that were taken. */
  takeNewer(change: Change): void {
    const { sequence, label, undoes, redoes, origin } = change;
    if (origin !== undefined) return;
    if (undoes !== undefined) {
      const step = popStep(this.#done, undoes);
      if (step !== undefined) this.#undone.push({ ...step, last: sequence });
    } else if (redoes !== undefined) {
      const step = popStep(this.#undone, redoes);
      if (step !== undefined) this.#done.push({ ...step, last: sequence });
    } else {
      this.#hasNewChange = true;
      this.#undone = [];
      this.#done.push({ sequence, last: sequence, label });
    }
  }

  /** Takes the change before all that were taken. */
  takeOlder(change: Change): void {
    const { sequence, label, undoes, redoes, origin } = change;
    if (origin !== undefined) return;
    const first = undoes ?? redoes;
    if (first === undefined) {
      this.#hasNewChange = true;
      const decided = this.#decided.get(sequence);
      this.#decided.delete(sequence);
      if (decided === undefined) this.#done.unshift({ sequence, last: sequence, label });
      else name(decided === 'DONE' ? this.#done : this.#undone, sequence, label);
      return;
    }
    // What was done to a step later is how it stands.
    if (this.#decided.has(first)) return;
    const step = { sequence: first, last: sequence, label: undefined };
    if (redoes !== undefined) this.#done.unshift(step);
    else if (!this.#hasNewChange) this.#undone.unshift(step);
    this.#decided.set(first, redoes === undefined ? 'UNDONE' : 'DONE');
  }
}

function isLabelled(step: UndoStep): boolean {
  return step.label !== undefined;
}

function labelled(step: UndoStep | undefined): NamedStep | undefined {
  return step?.label === undefined ? undefined : { ...step, label: step.label };
}

/** A change that does not name the top was decided on another past than the one that was read; then nothing is known of its step. */
function popStep(steps: UndoStep[], sequence: number): UndoStep | undefined {
  return steps.at(-1)?.sequence === sequence ? steps.pop() : undefined;
}

function name(steps: UndoStep[], sequence: number, label: string): void {
  const index = steps.findIndex((step) => step.sequence === sequence);
  const step = steps[index];
  if (step !== undefined) steps[index] = { ...step, label };
}
