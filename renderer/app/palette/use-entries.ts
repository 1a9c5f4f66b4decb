import { Images, Image, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import { showMedia } from '../state/media-commands.ts';
import { EVERYTHING } from '../state/media-list.ts';
import { selectOnly } from '../state/selection.ts';
import { useCell } from '../state/use-cell.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';
import { COMMANDS, labelOf } from './commands.ts';
import { contextEntries } from './context-entries.ts';
import { bestMatches } from './match.ts';

/** One line of the palette. */
export interface Entry {
  /** The group and what it is: "gallery-…" */
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly shortcut?: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

export interface EntryGroup {
  readonly id: 'COMMANDS' | 'GALLERIES' | 'MEDIA';
  readonly entries: readonly Entry[];
}

const MOST_GALLERIES = 50;
const MOST_MEDIA = 12;

/** ms without a keystroke before the media folder is searched */
const PAUSE_IN_MS = 120;

/** Everything that meets what was typed. Galleries and media come when they are read. */
export function useEntries(workspace: Workspace, typed: string): readonly EntryGroup[] {
  const { pages } = workspace.galleries;
  const { list } = useCell(pages.cell);
  const recent = useCell(workspace.preferences.recentInPalette).split(',');
  const media = useMediaFound(workspace, typed.trim());
  useEffect(() => void pages.ensure(0, list.total - 1), [pages, list.total]);

  const commands = COMMANDS.filter(({ isPossible }) => isPossible?.(workspace) ?? true).map(
    (command): Entry => ({
      id: `command-${command.id}`,
      label: labelOf(command, workspace),
      icon: command.icon,
      ...(command.shortcut === undefined ? {} : { shortcut: t(command.shortcut) }),
      run: () => command.run(workspace),
    }),
  );
  const all = [...commands, ...contextEntries(workspace)];
  const galleries = list.loaded().map((gallery): Entry => ({
    id: `gallery-${gallery.id}`,
    label: displayNameOf(gallery),
    detail: t('gallery.count', { count: gallery.totalItems }),
    icon: Images,
    run: () => {
      workspace.openGallery(gallery.id);
      document.querySelector<HTMLElement>('.gallery-list')?.focus();
    },
  }));
  const groups: readonly EntryGroup[] = [
    { id: 'COMMANDS', entries: bestMatches(typed, all, recent, all.length) },
    { id: 'GALLERIES', entries: bestMatches(typed, galleries, recent, MOST_GALLERIES) },
    { id: 'MEDIA', entries: media.map((file) => mediaEntry(workspace, file, typed.trim())) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

function mediaEntry(workspace: Workspace, file: MediaFile, search: string): Entry {
  return {
    id: `media-${file.id}`,
    label: fileNameOf(file),
    ...(file.path.includes('/') ? { detail: file.path.slice(0, file.path.lastIndexOf('/')) } : {}),
    icon: Image,
    run: () => void revealMedia(workspace, file.id, search),
  };
}

/** Shows a file in the media panel, among the others that were found with it. */
async function revealMedia(workspace: Workspace, mediaId: string, search: string): Promise<void> {
  workspace.trash.show(false);
  workspace.preferences.isMediaOpen.set(true);
  await workspace.media.ask({ ...EVERYTHING, search });
  workspace.media.selection.set(selectOnly(mediaId));
  showMedia(workspace);
}

/** The files that the media list would find, the latest first. */
function useMediaFound(workspace: Workspace, search: string): readonly MediaFile[] {
  const [found, setFound] = useState<readonly MediaFile[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const files = search === '' ? [] : await findMedia(workspace, search);
      if (isCurrent) setFound(files);
    };
    const timer = setTimeout(() => void read(), search === '' ? 0 : PAUSE_IN_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workspace, search]);
  return found;
}

async function findMedia(workspace: Workspace, search: string): Promise<readonly MediaFile[]> {
  try {
    const { files } = await workspace.client.media.listMediaFiles({
      search,
      limit: MOST_MEDIA,
      sort: 'ADDED',
    });
    return files;
  } catch {
    // A core that is gone is told of elsewhere; commands and galleries are still found.
    return [];
  }
}
