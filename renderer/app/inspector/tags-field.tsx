import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { t } from '../text/text.ts';
import { TagInput } from './tag-input.tsx';
import type { SaveProblem } from './use-item-patch.ts';

/** A tag as a chip. */
export interface TagChip {
  readonly tag: string;
  /** How many of several items have it, when not all do: seen behind the tag, and heard in place of it. */
  readonly share?: { readonly text: string; readonly label: string };
}

/** Tags as chips, and a field that makes new ones. */
export function TagsField(props: {
  readonly tags: readonly TagChip[];
  /** Whether they are those of several items, from all of which a tag is removed: that takes more than a key too many. */
  readonly isOfSeveral?: boolean;
  readonly hint?: string;
  readonly onAdd: (tags: readonly string[]) => Promise<SaveProblem>;
  readonly onRemove: (tags: readonly string[]) => Promise<SaveProblem>;
}) {
  const { tags, hint, isOfSeveral = false, onAdd, onRemove } = props;
  const [problem, setProblem] = useState<SaveProblem>();
  /** What adding would change nothing of. */
  const present = tags.filter(({ share }) => share === undefined).map(({ tag }) => tag);
  const last = tags.at(-1);

  function take(text: string): void {
    const given = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !present.includes(tag));
    if (given.length > 0) void onAdd([...new Set(given)]).then(setProblem);
  }
  return (
    <div className="field">
      <TagInput
        problem={problem}
        {...(hint === undefined ? {} : { hint })}
        present={present}
        onTake={take}
        onRemoveLast={() => {
          if (last !== undefined && !isOfSeveral) void onRemove([last.tag]).then(setProblem);
        }}
      />
      {tags.length === 0 ? null : (
        <TagGroup
          aria-label={t(isOfSeveral ? 'inspector.tagsOfSeveral' : 'inspector.tagList')}
          onRemove={(keys) => void onRemove(Array.from(keys, String)).then(setProblem)}
        >
          <TagList className="tags scroller">
            {tags.map(({ tag, share }) => (
              <Tag key={tag} id={tag} className="tag" textValue={share?.label ?? tag}>
                <span className="tag-text">{tag}</span>
                {share === undefined ? null : <span className="tag-share">· {share.text}</span>}
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
