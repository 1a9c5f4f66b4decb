import { useEffect, useState } from 'react';
import type { TagCount } from '../../../shared/model/items-digest.ts';
import { useWorkspace } from './workspace-context.ts';

/** So many more are asked for than are shown, because those that an item has already are left out. */
const MOST_ASKED = 60;
const MOST_SHOWN = 8;
const NONE: readonly TagCount[] = [];

/**
 * Tags in use that contain a text, the most frequent first, without those that are not wanted. Asked for only while somebody types.
 */
export function useTagSuggestions(
  text: string,
  isTyping: boolean,
  unwanted: readonly string[],
): readonly TagCount[] {
  const { client } = useWorkspace();
  const [found, setFound] = useState(NONE);
  const search = text.trim();
  useEffect(() => {
    if (!isTyping) return;
    let isWanted = true;
    client.library.listTags({ search, limit: MOST_ASKED }).then(
      ({ tags }) => isWanted && setFound(tags),
      // Without an answer nothing is offered, and a tag can be typed all the same.
      () => isWanted && setFound(NONE),
    );
    return () => {
      isWanted = false;
    };
  }, [client, search, isTyping]);
  return isTyping ? found.filter(({ tag }) => !unwanted.includes(tag)).slice(0, MOST_SHOWN) : NONE;
}
