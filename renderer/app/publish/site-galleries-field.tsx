import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { DEFAULT_LAYOUT, LAYOUT_NAMES } from '../../../shared/layout/layout-settings.ts';
import type { SiteGalleryEntry } from '../../../shared/publish/site-settings.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { ChoiceField } from './choice-field.tsx';
import { movedEntry, withLayout } from './site-draft.ts';
import { useAllGalleries } from './use-all-galleries.ts';

/** The galleries that a site shows, in its order, each with its layout. */
export function SiteGalleriesField(props: {
  readonly entries: readonly SiteGalleryEntry[];
  readonly onChange: (entries: readonly SiteGalleryEntry[]) => void;
}) {
  const { entries, onChange } = props;
  const { messages } = useWorkspace();
  const all = useAllGalleries();
  const names = new Map(all?.map((gallery) => [gallery.id, displayNameOf(gallery)]));
  const chosen = new Set(entries.map(({ galleryId }) => galleryId));
  const others = all?.filter(({ id }) => !chosen.has(id)) ?? [];
  const move = (from: number, to: number, name: string): void => {
    onChange(movedEntry(entries, from, to));
    messages.announce(t('gallery.moved', { name, place: to + 1, total: entries.length }));
  };
  return (
    <fieldset className="site-galleries">
      <legend className="field-label">{t('publish.galleries')}</legend>
      {entries.length === 0 ? <p className="field-hint">{t('publish.noGalleries')}</p> : null}
      <ol>
        {entries.map((entry, index) => {
          const name = names.get(entry.galleryId) ?? t('publish.goneGallery');
          return (
            <li key={entry.galleryId} className="site-gallery">
              <span className="site-gallery-name">{name}</span>
              <ChoiceField
                label={t('publish.layoutOf', { name })}
                isLabelHidden
                value={entry.layout?.layout ?? DEFAULT_LAYOUT.layout}
                choices={LAYOUT_NAMES.map((layout) => [layout, t(`publish.layouts.${layout}`)] as const)}
                onChange={(layout) =>
                  onChange(entries.map((one) => (one === entry ? withLayout(entry, layout) : one)))
                }
              />
              <IconButton
                label={t('publish.moveUp', { name })}
                isDisabled={index === 0}
                onPress={() => move(index, index - 1, name)}
              >
                <ArrowUp size={14} strokeWidth={1.75} aria-hidden />
              </IconButton>
              <IconButton
                label={t('publish.moveDown', { name })}
                isDisabled={index === entries.length - 1}
                onPress={() => move(index, index + 1, name)}
              >
                <ArrowDown size={14} strokeWidth={1.75} aria-hidden />
              </IconButton>
              <IconButton
                label={t('publish.takeOff', { name })}
                onPress={() => onChange(entries.filter((one) => one !== entry))}
              >
                <X size={14} strokeWidth={1.75} aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ol>
      {others.length === 0 ? null : (
        <div className="site-add">
          <select
            className="input"
            aria-label={t('publish.addGallery')}
            value=""
            onChange={(event) => onChange([...entries, { galleryId: event.target.value }])}
          >
            <option value="" disabled>
              {t('publish.addGallery')}
            </option>
            {others.map((gallery) => (
              <option key={gallery.id} value={gallery.id}>
                {displayNameOf(gallery)}
              </option>
            ))}
          </select>
          <Button
            className="button"
            onPress={() => onChange([...entries, ...others.map(({ id }) => ({ galleryId: id }))])}
          >
            {t('publish.addAll')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
