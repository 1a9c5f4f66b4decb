import { useCallback, useSyncExternalStore } from 'react';
import type { KnownUses } from './media-uses.ts';
import { useWorkspace } from './workspace-context.ts';

/** The galleries that show a file; asked for when that is not known yet. */
export function useMediaUses(mediaId: string): KnownUses {
  const { uses } = useWorkspace();
  const subscribe = useCallback((listener: () => void) => uses.subscribe(mediaId, listener), [uses, mediaId]);
  return useSyncExternalStore(subscribe, () => uses.get(mediaId));
}
