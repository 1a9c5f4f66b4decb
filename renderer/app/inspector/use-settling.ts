import { useEffect, useRef, useState } from 'react';
import type { SaveProblem } from './use-item-patch.ts';

/** ms without a change after which a value is saved: one step back takes back what was done in one go. */
const SETTLED_AFTER = 800;

/** A value that changes as a thumb or a point is moved, and is saved when it comes to rest. */
export interface Settling<T> {
  /** The value as it is moved, else the saved one. */
  readonly shown: T;
  readonly isPending: boolean;
  /** Whether a value waits that was not sent to be saved yet. From then on it is a step like others, to be taken back as such. */
  isUnsaved(): boolean;
  readonly problem: SaveProblem;
  /** @param isHeld whether the pointer is down: then it rests when it is let go */
  change(next: T, isHeld?: boolean): void;
  /** Saves at once what waits. */
  settle(): void;
  /** Goes back to the saved value, when another one waits to be saved. */
  revert(): void;
}

export function useSettling<T>(value: T, save: (value: T) => Promise<SaveProblem>): Settling<T> {
  const [draft, setDraft] = useState<{ readonly value: T }>();
  const [problem, setProblem] = useState<SaveProblem>();
  const waiting = useRef<{ readonly value: T }>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });

  const settle = async (): Promise<void> => {
    clearTimeout(timer.current);
    const settled = waiting.current;
    if (settled === undefined) return;
    waiting.current = undefined;
    setProblem(await saveNow.current(settled.value));
    // What was changed while saving is not forgotten. What was refused is taken back, and the reason stays.
    setDraft((current) => (current === settled ? undefined : current));
  };
  const lastSettle = useRef(settle);
  useEffect(() => {
    lastSettle.current = settle;
  });
  // What waits is saved when the selection goes elsewhere.
  useEffect(() => () => void lastSettle.current(), []);
  return {
    shown: draft === undefined ? value : draft.value,
    isPending: draft !== undefined,
    isUnsaved: () => waiting.current !== undefined,
    problem,
    change(next, isHeld = false) {
      clearTimeout(timer.current);
      const changed = { value: next };
      waiting.current = changed;
      setDraft(changed);
      setProblem(undefined);
      if (!isHeld) timer.current = setTimeout(() => void lastSettle.current(), SETTLED_AFTER);
    },
    settle: () => void settle(),
    revert() {
      clearTimeout(timer.current);
      waiting.current = undefined;
      setDraft(undefined);
      setProblem(undefined);
    },
  };
}
