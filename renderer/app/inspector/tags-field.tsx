import { X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { TextField } from 'react-aria-components/TextField';
import { t } from '../text/text.ts';
import type { SaveProblem } from './use-item-patch.ts';

/** Tags as chips, and a field that makes new ones: Enter or a comma ends a tag. */
export function TagsField(props: {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => Promise<SaveProblem>;
}) {
  const { tags, onChange } = props;
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<SaveProblem>();

  async function take(text: string): Promise<void> {
    const added = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag, index, all) => tag !== '' && !tags.includes(tag) && all.indexOf(tag) === index);
    setDraft('');
    if (added.length > 0) setProblem(await onChange([...tags, ...added]));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      void take(draft);
    } else if (event.key === 'Backspace' && draft === '' && tags.length > 0) {
      void onChange(tags.slice(0, -1)).then(setProblem);
    }
  }
  return (
    <div className="field">
      <TextField
        className="field"
        value={draft}
        onChange={(text) => (text.endsWith(',') ? void take(text) : setDraft(text))}
        onBlur={() => void take(draft)}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
      >
        <Label className="field-label">{t('inspector.tags')}</Label>
        <Input className="input" placeholder={t('inspector.tagsHint')} onKeyDown={onKeyDown} />
        <FieldError className="field-problem">{problem}</FieldError>
      </TextField>
      {tags.length === 0 ? null : (
        <TagGroup
          aria-label={t('inspector.tagList')}
          onRemove={(keys) => void onChange(tags.filter((tag) => !keys.has(tag))).then(setProblem)}
        >
          <TagList className="tags">
            {tags.map((tag) => (
              <Tag key={tag} id={tag} className="tag" textValue={tag}>
                <span className="tag-text">{tag}</span>
                <Button slot="remove" className="tag-remove" aria-label={t('inspector.removeTag', { tag })}>
                  <X size={11} strokeWidth={2} aria-hidden />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
    </div>
  );
}
