import { ArrowDownUp, Languages, ListFilter } from 'lucide-react';
import { MEDIA_SORTS } from '../../../shared/model/media-sort.ts';
import type { MenuEntry } from '../controls/menu-entries.tsx';
import { itemMenu } from '../gallery/item-menu.ts';
import { mediaMenu } from '../media/media-menu.ts';
import { galleryMenu } from '../sidebar/gallery-menu.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { orderAfter } from '../state/media-order.ts';
import { isSelectionSorted, sortItems, type SortChoice } from '../state/sort-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { LANGUAGES, SYSTEM_LANGUAGE } from '../text/languages.ts';
import { t } from '../text/text.ts';
import { changeLanguage } from '../text/use-language.ts';
import type { Entry } from './use-entries.ts';

/** Entries of the menus that are commands of the palette under another name. */
const ITEM_COMMANDS = new Set(['compare', 'PICK', 'REJECT', 'unflag', 'cover', 'remove']);
const GALLERY_COMMANDS = new Set(['rename', 'clone', 'history', 'new', 'import', 'delete']);

const SORTS: readonly SortChoice[] = [
  'TITLE',
  'FILE_NAME',
  'DATE_TAKEN',
  'DATE_ADDED',
  'FILE_SIZE',
  'SHUFFLE',
  'REVERSE',
];

/** What menus offer for what is selected and open now, and choices of which each is an entry. */
export function contextEntries(workspace: Workspace): readonly Entry[] {
  const items = workspace.items.get();
  const gallery = workspace.galleries.pages.list.get(items?.galleryId ?? '');
  const hasItems = items !== undefined && items.selection.get().ids.size > 0;
  const hasMedia = workspace.media.selection.get().ids.size > 0;
  return [
    ...(hasItems ? fromMenu('item', t('palette.ofItems'), itemMenu(workspace, items), ITEM_COMMANDS) : []),
    ...(hasMedia ? fromMenu('file', t('palette.ofFiles'), mediaMenu(workspace)) : []),
    ...(gallery === undefined
      ? []
      : fromMenu('open', displayNameOf(gallery), galleryMenu(workspace, gallery), GALLERY_COMMANDS)),
    ...(items === undefined ? [] : sortEntries(workspace, items)),
    ...mediaEntries(workspace),
    ...languageEntries(workspace),
  ];
}

function fromMenu(
  group: string,
  detail: string,
  entries: readonly (MenuEntry | null)[],
  isCommand: ReadonlySet<string> = new Set(),
): Entry[] {
  return entries.flatMap((entry) =>
    entry === null || entry.isDisabled === true || isCommand.has(entry.id)
      ? []
      : {
          id: `${group}-${entry.id}`,
          label: entry.label,
          detail,
          icon: entry.icon,
          ...(entry.shortcut === undefined ? {} : { shortcut: entry.shortcut }),
          run: entry.run,
        },
  );
}

function sortEntries(workspace: Workspace, items: GalleryItems): Entry[] {
  if (items.pages.list.total < 2) return [];
  const what = isSelectionSorted(items)
    ? t('sort.selected', { count: items.selection.get().ids.size })
    : t('sort.all');
  return SORTS.map((choice) => ({
    id: `sort-${choice.toLowerCase()}`,
    label: t('palette.choice', { what, choice: t(`sort.${choice}`) }),
    icon: ArrowDownUp,
    run: () => void sortItems(workspace, items, choice),
  }));
}

function mediaEntries({ media, preferences }: Workspace): Entry[] {
  const show = (): void => preferences.isMediaOpen.set(true);
  return [
    {
      id: 'media-filter',
      label: t('filter.label'),
      icon: ListFilter,
      run: () => {
        show();
        preferences.isFilterOpen.set(true);
      },
    },
    ...MEDIA_SORTS.map((sort): Entry => ({
      id: `media-sort-${sort.toLowerCase()}`,
      label: t('palette.choice', { what: t('palette.sortMedia'), choice: t(`media.sort.${sort}`) }),
      icon: ArrowDownUp,
      run: () => {
        show();
        void media.sortBy(orderAfter(media.order.get(), sort));
      },
    })),
  ];
}

function languageEntries(workspace: Workspace): Entry[] {
  const choices = [
    { id: SYSTEM_LANGUAGE, name: t('view.systemLanguage') },
    ...LANGUAGES.map(({ id, name }) => ({ id, name })),
  ];
  return choices.map(({ id, name }) => ({
    id: `language-${id.toLowerCase()}`,
    label: t('palette.choice', { what: t('view.language'), choice: name }),
    icon: Languages,
    run: () => changeLanguage(workspace, id),
  }));
}
