import type { LibrarySettings } from '../shared/model/library.ts';
import type { Decision, LibraryState } from './store/state.ts';

/** The settings of a library that a person can change. */
export type LibraryUpdate = Partial<Pick<LibrarySettings, 'name' | 'mediaFolder'>>;

/** Decides a change of the settings; nothing when they are so already. */
export function decideLibraryUpdate(state: LibraryState, update: LibraryUpdate): Decision<void> {
  const changed: { name?: string; mediaFolder?: string } = {};
  const previous: { name?: string; mediaFolder?: string } = {};
  for (const field of ['name', 'mediaFolder'] as const) {
    const value = update[field];
    if (value === undefined || value === state.settings[field]) continue;
    changed[field] = value;
    previous[field] = state.settings[field];
  }
  const isChange = Object.keys(changed).length > 0;
  return {
    label: changed.mediaFolder === undefined ? 'Rename library' : 'Change media folder',
    events: isChange ? [{ type: 'libraryUpdated', changed, previous }] : [],
    result: undefined,
  };
}
