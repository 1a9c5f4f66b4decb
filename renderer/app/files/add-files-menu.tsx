import { FilePlus2, FolderPlus, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { MenuEntries, type MenuEntry } from '../controls/menu-entries.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { chooseFiles, type FileTarget } from './add-files.ts';

/** Files or a folder from elsewhere, chosen in a dialog; with what else belongs there. */
export function AddFilesMenu(props: {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly target: () => FileTarget;
  readonly more?: readonly (MenuEntry | null)[];
}) {
  const { label, target } = props;
  const workspace = useWorkspace();
  return (
    <MenuTrigger>
      <TooltipTrigger delay={600} closeDelay={0}>
        <Button className="icon-button" aria-label={label}>
          <props.icon size={16} strokeWidth={1.75} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {label}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" placement="bottom end" offset={6}>
        <MenuEntries
          label={label}
          entries={[
            {
              id: 'files',
              label: t('adding.files'),
              icon: FilePlus2,
              run: () => void chooseFiles(workspace, 'FILES', target()),
            },
            {
              id: 'folder',
              label: t('adding.folder'),
              icon: FolderPlus,
              run: () => void chooseFiles(workspace, 'FOLDER', target()),
            },
            ...(props.more ?? []),
          ]}
        />
      </Popover>
    </MenuTrigger>
  );
}
