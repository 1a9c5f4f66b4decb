import { useCallback, useSyncExternalStore } from 'react';
import type { MediaRecord } from './media-records.ts';
import { useWorkspace } from './workspace-context.ts';

const NO_LISTENER = (): void => undefined;

/** The catalog's file with this id; asked for when it is not known yet. */
export function useMediaRecord(mediaId: string | undefined): MediaRecord {
  const { records } = useWorkspace();
  const subscribe = useCallback(
    (listener: () => void) => (mediaId === undefined ? NO_LISTENER : records.subscribe(mediaId, listener)),
    [records, mediaId],
  );
  return useSyncExternalStore(subscribe, () => (mediaId === undefined ? undefined : records.get(mediaId)));
}
