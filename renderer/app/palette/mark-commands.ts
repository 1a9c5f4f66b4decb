import { ChevronsRight, Flag, FlagOff, Star } from 'lucide-react';
import { markedIds, markSelected } from '../state/cull-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Command } from './commands.ts';

const isSomethingMarked = ({ items: cell }: Workspace): boolean => {
  const items = cell.get();
  return items !== undefined && markedIds(items).length > 0;
};

/** Flags and stars for the selected items, by their names. */
export const MARK_COMMANDS: readonly Command[] = [
  ...(['PICK', 'REJECT', 'NONE'] as const).map((flag): Command => ({
    id: `flag-${flag.toLowerCase()}`,
    label: `cull.give.${flag}`,
    icon: flag === 'PICK' ? Flag : FlagOff,
    shortcut: `cull.key.${flag}`,
    isPossible: isSomethingMarked,
    run: (workspace) => markSelected(workspace, { flag: flag === 'NONE' ? null : flag }),
  })),
  ...([0, 1, 2, 3, 4, 5] as const).map((stars): Command => ({
    id: `stars-${stars}`,
    label: `cull.rate.${stars}`,
    icon: Star,
    isPossible: isSomethingMarked,
    run: (workspace) => markSelected(workspace, { rating: stars === 0 ? null : stars }),
  })),
  {
    id: 'advance',
    label: 'cull.advance',
    icon: ChevronsRight,
    run: ({ preferences }) => preferences.advancesAfterMark.set(!preferences.advancesAfterMark.get()),
  },
];
