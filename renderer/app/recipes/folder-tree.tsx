import { ChevronRight, Folder } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Selection } from 'react-aria-components/GridList';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import type { ListedFolder } from '../../../shared/contract/media.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { useCell } from '../state/use-cell.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** The whole media folder; an empty key is none. */
const ROOT = '/';

const keyOf = (path: string): string => (path === '' ? ROOT : path);
const pathOf = (key: string): string => (key === ROOT ? '' : key);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

interface FolderNode extends ListedFolder {
  readonly id: string;
  readonly children: readonly FolderNode[];
}

/** The folders as a tree; the list has each before those within it. */
function treeOf(folders: readonly ListedFolder[]): readonly FolderNode[] {
  const children = new Map<string, FolderNode[]>();
  const roots: FolderNode[] = [];
  for (const folder of folders) {
    const own: FolderNode[] = [];
    children.set(folder.path, own);
    const node: FolderNode = { ...folder, id: keyOf(folder.path), children: own };
    if (folder.path === '') roots.push(node);
    else children.get(parentOf(folder.path))?.push(node);
  }
  return roots;
}

/** The way to a folder, which has to be open to see it. */
function waysTo(path: string): string[] {
  const keys = [ROOT];
  for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) keys.push(folder);
  return keys;
}

/** The folders of the media folder, one of which is chosen. */
export function FolderTree(props: {
  readonly folders: readonly ListedFolder[];
  readonly folder: string;
  readonly onChoose: (folder: string) => void;
}) {
  const { folders, folder, onChoose } = props;
  const media = useCell(useWorkspace().mediaFolder);
  const [expanded, setExpanded] = useState<Set<string>>(() => new Set(waysTo(folder)));
  const roots = useMemo(() => treeOf(folders), [folders]);
  const rootName = nameOf((media?.folder ?? '').replaceAll('\\', '/')) || t('media.label');

  function choose(keys: Selection): void {
    if (keys === 'all') return;
    const [key] = keys;
    if (key !== undefined) onChoose(pathOf(String(key)));
  }
  const isInSight = ({ path }: FolderNode): boolean => path === '' || expanded.has(keyOf(parentOf(path)));
  const render = (node: FolderNode) => {
    const name = node.path === '' ? rootName : nameOf(node.path);
    return (
      <TreeItem
        key={node.id}
        id={node.id}
        className="folder"
        textValue={name}
        aria-label={t('recipes.folderSpoken', { name, count: node.totalFiles })}
      >
        <TreeItemContent>
          {({ hasChildItems, level }) => (
            <span className="folder-line" style={{ paddingInlineStart: (level - 1) * 14 }}>
              {hasChildItems ? (
                <Button slot="chevron" className="folder-chevron">
                  <ChevronRight size={14} strokeWidth={1.75} aria-hidden />
                </Button>
              ) : (
                <span className="folder-chevron" />
              )}
              <Folder size={15} strokeWidth={1.75} aria-hidden />
              <span className="folder-name">{name}</span>
              <span className="folder-count">{formatNumber(node.totalFiles)}</span>
            </span>
          )}
        </TreeItemContent>
        {/* Only what is in sight and what it opens to is built: a media folder may have thousands of folders. */}
        {isInSight(node) ? <Collection items={node.children}>{render}</Collection> : null}
      </TreeItem>
    );
  };
  return (
    <Tree
      className="folder-tree scroller"
      aria-label={t('recipes.folders')}
      items={roots}
      dependencies={[expanded, rootName]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      // Escape closes the dialog.
      escapeKeyBehavior="none"
      autoFocus
      selectedKeys={[keyOf(folder)]}
      onSelectionChange={choose}
      expandedKeys={expanded}
      onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
    >
      {render}
    </Tree>
  );
}
