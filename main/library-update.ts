import { DEFAULT_MEDIA, type LibrarySettings, type MediaSettings } from '../shared/model/library.ts';
import type { FieldChanges } from '../shared/events/domain-event.ts';
import type { StepText } from '../shared/text/core-text.ts';
import type { Decision, LibraryState } from './store/state.ts';

/** The settings of a library that a person can change; of those for media, the ones that are given. */
export type LibraryUpdate = Partial<Pick<LibrarySettings, 'name' | 'mediaFolder'>> & {
  readonly media?: Partial<MediaSettings>;
};

/** The settings for media after an update; undefined when they are so already. */
function mediaAfter(settings: LibrarySettings, update: Partial<MediaSettings>): MediaSettings | undefined {
  const before = settings.media ?? DEFAULT_MEDIA;
  const after: MediaSettings = {
    isMetadataUsed: update.isMetadataUsed ?? before.isMetadataUsed,
    maxCacheBytes: update.maxCacheBytes ?? before.maxCacheBytes,
    watching: update.watching ?? before.watching,
  };
  const isSame =
    after.isMetadataUsed === before.isMetadataUsed &&
    after.maxCacheBytes === before.maxCacheBytes &&
    after.watching === before.watching;
  return isSame ? undefined : after;
}

function labelOf(changed: FieldChanges<LibrarySettings>): StepText {
  if (changed.mediaFolder !== undefined) return 'Change media folder';
  return changed.name === undefined ? 'Change media settings' : 'Rename library';
}

/** Decides a change of the settings; nothing when they are so already. */
export function decideLibraryUpdate(state: LibraryState, update: LibraryUpdate): Decision<void> {
  const { settings } = state;
  const name = update.name === settings.name ? undefined : update.name;
  const mediaFolder = update.mediaFolder === settings.mediaFolder ? undefined : update.mediaFolder;
  const media = update.media === undefined ? undefined : mediaAfter(settings, update.media);
  const changed = {
    ...(name !== undefined && { name }),
    ...(mediaFolder !== undefined && { mediaFolder }),
    ...(media !== undefined && { media }),
  };
  const previous = {
    ...(name !== undefined && { name: settings.name }),
    ...(mediaFolder !== undefined && { mediaFolder: settings.mediaFolder }),
    ...(media !== undefined && { media: settings.media ?? null }),
  };
  return {
    label: labelOf(changed),
    events: Object.keys(changed).length > 0 ? [{ type: 'libraryUpdated', changed, previous }] : [],
    result: undefined,
  };
}
