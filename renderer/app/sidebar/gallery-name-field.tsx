import { useRef, type KeyboardEvent } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { renameGallery } from '../state/gallery-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** The contract's limit for a gallery's name. */
const LONGEST_NAME = 255;

/** A gallery's name while it is edited in place: Enter and leaving keep it, Escape does not. */
export function GalleryNameField(props: {
  readonly gallery: GallerySummary;
  readonly className: string;
  readonly onEnd: () => void;
}) {
  const workspace = useWorkspace();
  const isCancelled = useRef(false);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    isCancelled.current = event.key === 'Escape';
    event.currentTarget.blur();
  }

  return (
    <input
      className={props.className}
      aria-label={t('gallery.name')}
      defaultValue={props.gallery.name}
      maxLength={LONGEST_NAME}
      placeholder={t('gallery.untitled')}
      spellCheck={false}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (!isCancelled.current) void renameGallery(workspace, props.gallery, event.currentTarget.value);
        props.onEnd();
      }}
    />
  );
}
