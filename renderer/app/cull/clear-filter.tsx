import { Button } from 'react-aria-components/Button';
import { showAll } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Lets go of the filter, beside the words that say how many items it shows. */
export function ClearFilter(props: { readonly items: GalleryItems }) {
  const workspace = useWorkspace();
  return (
    <Button className="link-button" onPress={() => void showAll(workspace, props.items)}>
      {t('cull.clear')}
    </Button>
  );
}
