import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { keepFocus } from '../controls/keep-focus.ts';
import { EmptyState } from '../empty/empty-state.tsx';
import { showAll } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** A gallery of which no item has the flags and stars that are looked for. */
export function NothingMatches(props: { readonly items: GalleryItems }) {
  const workspace = useWorkspace();
  const button = useRef<HTMLButtonElement>(null);
  // The keyboard was in the grid, which went with its last item.
  useEffect(() => keepFocus(() => button.current), []);
  return (
    <EmptyState
      title={t('cull.nothing')}
      actions={
        <Button ref={button} className="button" onPress={() => void showAll(workspace, props.items)}>
          {t('cull.showAll')}
        </Button>
      }
    >
      {t('cull.nothingText')}
    </EmptyState>
  );
}
