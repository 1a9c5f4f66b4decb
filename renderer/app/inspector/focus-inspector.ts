import type { Workspace } from '../state/workspace.ts';

export const INSPECTOR_ID = 'inspector';

/** Opens the inspector and puts the keyboard into its first field. */
export function focusInspector(workspace: Workspace): void {
  workspace.preferences.isInspectorOpen.set(true);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`#${INSPECTOR_ID} input, #${INSPECTOR_ID} textarea`)?.focus(),
  );
}
