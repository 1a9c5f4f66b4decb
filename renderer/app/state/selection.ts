/** What is selected in a list, and where the keyboard is. Ids, not places: both stay right when the list changes. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range starts that Shift extends. */
  readonly anchor?: string;
  /** Where the keyboard is. */
  readonly focus?: string;
}

export const NOTHING_SELECTED: Selection = { ids: new Set() };

/** Only this one: a plain click or arrow key. */
export function selectOnly(id: string): Selection {
  return { ids: new Set([id]), anchor: id, focus: id };
}

/** In or out: Ctrl or Cmd click, Space. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, focus: id };
}

/** From the anchor to here, in the order of the list, in place of what was selected: Shift. `range` has the ids between, both ends included. */
export function selectRange(selection: Selection, focus: string, range: Iterable<string>): Selection {
  return { ids: new Set(range), anchor: selection.anchor ?? focus, focus };
}

export function selectAll(selection: Selection, ids: Iterable<string>): Selection {
  return { ...selection, ids: new Set(ids) };
}

/** The keyboard goes somewhere without selecting: Ctrl and arrow. */
export function moveFocus(selection: Selection, id: string): Selection {
  return { ...selection, focus: id };
}

/** Without what is gone; `successor` takes the keyboard when its place went. */
export function withoutIds(selection: Selection, gone: Iterable<string>, successor?: string): Selection {
  const goneIds = new Set(gone);
  const ids = new Set([...selection.ids].filter((id) => !goneIds.has(id)));
  const keep = (id: string | undefined, otherwise?: string): string | undefined =>
    id === undefined || !goneIds.has(id) ? id : otherwise;
  const focus = keep(selection.focus, successor);
  const anchor = keep(selection.anchor);
  return { ids, ...(anchor === undefined ? {} : { anchor }), ...(focus === undefined ? {} : { focus }) };
}
