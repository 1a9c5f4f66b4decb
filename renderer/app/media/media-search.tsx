import { Search, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** ms without a keystroke before the folder is searched */
const PAUSE_IN_MS = 150;

/** Looks for files by words that they or their paths have. */
export function MediaSearch() {
  const { media } = useWorkspace();
  const text = useCell(media.typed);
  useEffect(() => {
    const search = text.trim();
    if (search === media.query.get().search) return undefined;
    const timer = setTimeout(() => void media.ask({ ...media.query.get(), search }), PAUSE_IN_MS);
    return () => clearTimeout(timer);
  }, [media, text]);
  return (
    <SearchField
      className="search"
      aria-label={t('media.search')}
      value={text}
      onChange={(typed) => media.typed.set(typed)}
      maxLength={255}
    >
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <Input className="search-input" placeholder={t('media.searchHint')} />
      <Button className="search-clear" aria-label={t('media.clearSearch')}>
        <X size={13} strokeWidth={2} aria-hidden />
      </Button>
    </SearchField>
  );
}
