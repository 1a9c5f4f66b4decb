import type { Workspace } from './workspace.ts';

/** The parts of the preferences, in their order. */
export const PREFERENCES_SECTIONS = ['GENERAL', 'LIBRARY', 'BACKUPS', 'HISTORY', 'HELP'] as const;
export type PreferencesSection = (typeof PREFERENCES_SECTIONS)[number];

/** Opens the preferences where they were left, or in the part that is asked for. */
export function showPreferences(workspace: Workspace, section?: PreferencesSection): void {
  if (section !== undefined) workspace.preferencesSection.set(section);
  workspace.dialog.set('PREFERENCES');
}
