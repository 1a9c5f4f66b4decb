import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { GalleryNameField } from '../sidebar/gallery-name-field.tsx';
import { displayNameOf } from '../state/gallery-commands.ts';
import { t } from '../text/text.ts';

/** The open gallery's name; pressing it edits it in place. */
export function GalleryTitle(props: { readonly gallery: GallerySummary }) {
  const { gallery } = props;
  const [isEdited, setEdited] = useState(false);
  if (isEdited) {
    return (
      <h1 className="gallery-title">
        <GalleryNameField gallery={gallery} className="gallery-title-field" onEnd={() => setEdited(false)} />
      </h1>
    );
  }
  return (
    <h1 className="gallery-title">
      <Button
        className="gallery-title-button"
        dir="auto"
        aria-label={t('gallery.renameNamed', { name: displayNameOf(gallery) })}
        onPress={() => setEdited(true)}
      >
        {displayNameOf(gallery)}
      </Button>
    </h1>
  );
}
