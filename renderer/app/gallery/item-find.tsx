import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { IconButton } from '../controls/icon-button.tsx';
import type { GalleryItems } from '../state/gallery-items.ts';
import { selectOnly } from '../state/selection.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { shortNameOf } from './item-name.ts';
import './item-find.css';

interface Found {
  readonly offsets: readonly number[];
  /** Those beyond the offsets too. */
  readonly totalFound: number;
}

const NOTHING: Found = { offsets: [], totalFound: 0 };

/** ms without a keystroke before it is looked for */
const PAUSE_IN_MS = 100;

/** Finds items of the open gallery by their words, one after the other. */
export function ItemFind(props: { readonly items: GalleryItems; readonly onClose: () => void }) {
  const { items } = props;
  const { messages } = useWorkspace();
  const filter = useCell(items.filter);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState(NOTHING);
  const [at, setAt] = useState(-1);
  const { offsets, totalFound } = found;

  async function go({ offsets: places, totalFound: total }: Found, index: number): Promise<void> {
    const offset = places[index];
    if (offset === undefined) return;
    setAt(index);
    await items.pages.ensure(offset, offset);
    const item = items.pages.list.at(offset);
    if (item === undefined) return;
    items.selection.set(selectOnly(item.id));
    items.revealed.set({ id: item.id });
    const values = { name: shortNameOf(item), place: index + 1, total };
    messages.announce(t('find.now', values));
  }

  useEffect(() => {
    const search = typed.trim();
    // An answer may be overtaken by what is typed meanwhile.
    let isWanted = true;
    const look = async (): Promise<void> => {
      const answer = search === '' ? NOTHING : await items.find(search);
      if (!isWanted) return;
      setFound(answer);
      setAt(-1);
      if (search === '') return;
      if (answer.totalFound === 0) messages.announce(t('find.nothing'));
      await go(answer, 0);
    };
    // Without an answer nothing is found, which the window says where it says that the core is gone.
    const timer = setTimeout(() => void look().catch(() => undefined), PAUSE_IN_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is typed, and which items are shown, asks anew
  }, [typed, filter]);

  const step = (by: number): void => {
    if (offsets.length > 0) void go(found, (at + by + offsets.length) % offsets.length);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') props.onClose();
    else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)) step(1);
    else if (event.key === 'ArrowUp' || event.key === 'Enter') step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the field in it
    <div className="item-find" onKeyDownCapture={onKeyDown}>
      <SearchField
        className="search"
        aria-label={t('find.label')}
        value={typed}
        onChange={setTyped}
        autoFocus
      >
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <Input className="search-input" placeholder={t('find.label')} />
      </SearchField>
      <span className="item-find-count">
        {typed.trim() === ''
          ? ''
          : offsets.length === 0
            ? t('find.nothing')
            : t('find.count', { place: at + 1, total: totalFound })}
      </span>
      <IconButton label={t('find.previous')} isDisabled={offsets.length === 0} onPress={() => step(-1)}>
        <ChevronUp size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label={t('find.next')} isDisabled={offsets.length === 0} onPress={() => step(1)}>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label={t('find.close')} onPress={props.onClose}>
        <X size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}
