import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** ms without a keystroke before it is looked for */
const PAUSE_IN_MS = 120;

/** Looks for galleries by words of their names and descriptions. */
export function GallerySearch() {
  const { galleries, messages } = useWorkspace();
  const [typed, setTyped] = useState(() => galleries.search.get());
  useEffect(() => {
    if (typed === galleries.search.get()) return undefined;
    const timer = setTimeout(() => {
      void galleries.find(typed).then(() => {
        if (typed.trim() !== '') messages.announce(t('sidebar.found', { count: galleries.pages.list.total }));
      });
    }, PAUSE_IN_MS);
    return () => clearTimeout(timer);
  }, [galleries, messages, typed]);
  return (
    <SearchField
      className="search gallery-search"
      aria-label={t('sidebar.search')}
      value={typed}
      onChange={setTyped}
      maxLength={255}
    >
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <Input className="search-input" placeholder={t('sidebar.search')} />
      <Button className="search-clear" aria-label={t('media.clearSearch')}>
        <X size={13} strokeWidth={2} aria-hidden />
      </Button>
    </SearchField>
  );
}
