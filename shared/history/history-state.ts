/** What Edit › Undo and Edit › Redo show. */
export interface HistoryState {
  readonly canUndo: boolean;
  /** `Undo “Move 12 items”`; absent when there is nothing to undo. */
  readonly undoLabel?: string;
  readonly canRedo: boolean;
  /** `Redo “Move 12 items”`; absent when there is nothing to redo. */
  readonly redoLabel?: string;
}

/** `label` in quotation marks, those it has itself becoming inner ones. */
function quoted(label: string): string {
  return `“${label.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** The menu entry that takes a change back, and the label of the change that does: `Undo “Move 12 items”`. */
export function undoLabelOf(label: string): string {
  return `Undo ${quoted(label)}`;
}

/** The menu entry that does a change again, and the label of the change that does: `Redo “Move 12 items”`. */
export function redoLabelOf(label: string): string {
  return `Redo ${quoted(label)}`;
}
