import { PencilLine, Search, Snowflake, Trash2 } from 'lucide-react';
import type { MenuEntry } from '../controls/menu-entries.tsx';
import { t } from '../text/text.ts';

/** What can be done with a smart gallery. */
export function smartMenu(actions: {
  readonly open: () => void;
  readonly rename: () => void;
  readonly freeze: () => void;
  readonly remove: () => void;
}): readonly (MenuEntry | null)[] {
  return [
    { id: 'open', label: t('smart.open'), icon: Search, run: actions.open },
    {
      id: 'rename',
      label: t('gallery.rename'),
      icon: PencilLine,
      shortcut: t('key.rename'),
      run: actions.rename,
    },
    { id: 'freeze', label: t('smart.freeze'), icon: Snowflake, run: actions.freeze },
    null,
    {
      id: 'delete',
      label: t('gallery.delete'),
      icon: Trash2,
      shortcut: t('key.delete'),
      isDanger: true,
      run: actions.remove,
    },
  ];
}
