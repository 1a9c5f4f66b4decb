import { useContext, useEffect, useState, type KeyboardEvent } from 'react';
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useTagSuggestions } from '../state/use-tag-suggestions.ts';
import { t } from '../text/text.ts';
import type { SaveProblem } from './use-item-patch.ts';

/** A field for a new tag: Enter or a comma ends it. Tags that are in use are offered while it is typed, and by the down arrow. */
export function TagInput(props: {
  readonly problem: SaveProblem;
  readonly hint?: string;
  /** Tags that need not be offered. */
  readonly present: readonly string[];
  readonly onTake: (text: string) => void;
  /** Backspace in the empty field. */
  readonly onRemoveLast: () => void;
}) {
  const { problem, hint } = props;
  const [draft, setDraft] = useState('');
  const [isFocused, setFocused] = useState(false);
  /** By the down arrow, without a text. */
  const [isListAskedFor, setListAskedFor] = useState(false);
  const suggestions = useTagSuggestions(draft, isFocused, props.present);

  function take(text: string): void {
    setDraft('');
    setListAskedFor(false);
    props.onTake(text);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isOptionFocused = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key === 'ArrowDown') setListAskedFor(true);
    else if (event.key === 'Escape') setListAskedFor(false);
    if (event.key === 'Enter' && !isOptionFocused) {
      event.preventDefault();
      take(draft);
    } else if (event.key === 'Escape' && draft !== '') {
      event.stopPropagation();
      setDraft('');
    } else if (event.key === 'Backspace' && draft === '') {
      props.onRemoveLast();
    }
  }
  return (
    <ComboBox
      className="field"
      items={suggestions}
      inputValue={draft}
      value={null}
      onInputChange={(text) => (text.endsWith(',') ? take(text) : setDraft(text))}
      onChange={(key) => {
        if (key !== null) take(String(key));
      }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        take(draft);
      }}
      menuTrigger="manual"
      allowsCustomValue
      isInvalid={problem !== undefined}
      validationBehavior="aria"
    >
      <SuggestionOpener text={draft} isAskedFor={isListAskedFor} isAnyFound={suggestions.length > 0} />
      <Label className="field-label">{t('inspector.tags')}</Label>
      <Input className="input" placeholder={t('inspector.tagsHint')} onKeyDown={onKeyDown} />
      {hint === undefined || problem !== undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-problem">{problem}</FieldError>
      <Popover className="popover tag-popover" offset={4}>
        <ListBox className="menu scroller" aria-label={t('inspector.tagsInUse')}>
          {({ tag, items }: (typeof suggestions)[number]) => (
            <ListBoxItem id={tag} className="menu-item tag-option" textValue={tag}>
              <span className="tag-option-text">{tag}</span>
              <span className="tag-option-count">{t('inspector.tagUse', { count: items })}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/**
 * Opens the list when something is typed that tags contain, or when it is asked for, as soon as there is something in it; closes it when the
 * field is empty again. The list's own way would open it once more when a chosen tag leaves the field empty.
 */
function SuggestionOpener(props: {
  readonly text: string;
  readonly isAskedFor: boolean;
  readonly isAnyFound: boolean;
}) {
  const { text, isAskedFor, isAnyFound } = props;
  const list = useContext(ComboBoxStateContext);
  useEffect(() => {
    if (list === null) return;
    if (text === '' && !isAskedFor) list.close();
    else if (isAnyFound && !list.isOpen) list.open(text === '' ? 'first' : null, 'manual');
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it opens for a text that is typed, and not once more because it was closed
  }, [text, isAskedFor, isAnyFound]);
  return null;
}
