import { useEffect, useMemo } from 'react';
import type { ItemsDigest } from '../../../shared/model/items-digest.ts';
import { DigestReader } from './digest-reader.ts';
import type { GalleryItems } from './gallery-items.ts';
import { useCell } from './use-cell.ts';
import { useWorkspace } from './workspace-context.ts';

/** What the selected items of a gallery have in common, kept current; undefined until it is known. */
export function useItemsDigest(items: GalleryItems): ItemsDigest | undefined {
  const { client, connection } = useWorkspace();
  const reader = useMemo(() => new DigestReader(client, items.galleryId), [client, items.galleryId]);
  const { ids } = useCell(items.selection);
  const connected = useCell(connection.state);
  useEffect(() => {
    if (connected !== 'CONNECTED') return;
    const ask = (): void => reader.ask([...ids]);
    ask();
    return items.edits.subscribe(ask);
  }, [reader, items, ids, connected]);
  return useCell(reader.cell);
}
