import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { invertEvents } from '../../shared/events/invert-events.ts';
import { findMisfit } from '../../shared/history/find-misfit.ts';
import { redoLabelOf, undoLabelOf } from '../../shared/history/history-state.ts';
import { notesOnErasedMedia, notesOnMissingMedia } from '../../shared/history/missing-media.ts';
import { withoutSettledDeletions } from '../../shared/history/settled-deletions.ts';
import type { NamedStep } from '../../shared/history/undo-stack.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import type { UndoHistory } from './undo-history.ts';

/** What a step told of itself when it was undone or redone. */
export interface TakenStep {
  readonly label: string;
  readonly notes: readonly string[];
}

/** Refuses events that the world outside of the library does not allow now, such as a media folder that is not there. */
export type CheckEvents = (events: readonly DecidedEvent[]) => Promise<void>;

/**
 * Decides to take back the last step.
 *
 * @throws `DATA_LOSS` when the history is damaged there, `FAILED_PRECONDITION` when there is none, or when the library is not as that step left it
 */
export async function decideUndo(
  state: LibraryState,
  history: UndoHistory,
  check: CheckEvents,
): Promise<Decision<TakenStep>> {
  const { nextUndo } = await history.stack();
  if (nextUndo === undefined) {
    if (history.damage !== undefined) throw history.damage;
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      'There is nothing to undo: no change is left that a person made and that the history still keeps.',
    );
  }
  const label = undoLabelOf(nextUndo.label);
  const events = await eventsThatTakeBack(nextUndo, label, state, history, check);
  return { label, events, undoes: nextUndo.sequence, result: resultOf(nextUndo, events, state) };
}

/**
 * Decides to do again what was undone last.
 *
 * @throws `FAILED_PRECONDITION` when nothing was undone since the last change, or when the library is not as the undo left it
 */
export async function decideRedo(
  state: LibraryState,
  history: UndoHistory,
  check: CheckEvents,
): Promise<Decision<TakenStep>> {
  const { nextRedo } = await history.stack();
  if (nextRedo === undefined) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      'There is nothing to redo: nothing was undone, or something else was changed since.',
    );
  }
  const label = redoLabelOf(nextRedo.label);
  // Doing again is taking back what undid it: it restores exactly what was there.
  const events = await eventsThatTakeBack(nextRedo, label, state, history, check);
  return { label, events, redoes: nextRedo.sequence, result: resultOf(nextRedo, events, state) };
}

function resultOf(step: NamedStep, events: readonly DecidedEvent[], state: LibraryState): TakenStep {
  return {
    label: step.label,
    notes: [...notesOnMissingMedia(events, state.media), ...notesOnErasedMedia(events, state.media)],
  };
}

async function eventsThatTakeBack(
  step: NamedStep,
  label: string,
  state: LibraryState,
  history: UndoHistory,
  check: CheckEvents,
): Promise<DecidedEvent[]> {
  const change = await history.change(step.last);
  if (change === undefined) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `${label} is not possible any more: the history no longer keeps that change. Nothing was changed.`,
      { value: step.last },
    );
  }
  const events = withoutSettledDeletions(invertEvents(change.events), state.media);
  const misfit = await findMisfit(state, events);
  if (misfit !== undefined) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `${label} is not possible: ${misfit}. Nothing was changed; a gallery can still be restored from its history.`,
      { value: step.last },
    );
  }
  await check(events);
  return events;
}
