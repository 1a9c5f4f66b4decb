import { ArrowDown, ArrowUp, Images, Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { LAYOUT_NAMES } from '../../../shared/layout/layout-settings.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { galleryLayout } from '../../../shared/publish/gallery-layout.ts';
import type { SiteGalleryEntry } from '../../../shared/publish/site-settings.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { MenuEntries } from '../controls/menu-entries.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { movedEntry, withLayout } from './site-draft.ts';
import { useAllGalleries } from './use-all-galleries.ts';

/** The choice to lay a gallery out as it is everywhere. */
const AS_GALLERY = 'AS_GALLERY';

const layoutName = (gallery: GallerySummary | undefined): string =>
  t(`publish.layouts.${galleryLayout(gallery?.layout).layout}`);

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
  const galleryOf = (id: string) => all?.find((gallery) => gallery.id === id);
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
              <SelectField
                label={t('publish.layoutOf', { name })}
                isLabelHidden
                value={entry.layout?.layout ?? AS_GALLERY}
                options={[
                  {
                    id: AS_GALLERY,
                    label: t('publish.layoutOfGallery', { layout: layoutName(galleryOf(entry.galleryId)) }),
                  },
                  ...LAYOUT_NAMES.map((id) => ({ id, label: t(`publish.layouts.${id}`) })),
                ]}
                onChange={(layout) =>
                  onChange(
                    entries.map((one) =>
                      one === entry ? withLayout(entry, layout === AS_GALLERY ? undefined : layout) : one,
                    ),
                  )
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
          <MenuTrigger>
            <Button className="button">
              <Plus size={15} strokeWidth={1.75} aria-hidden />
              {t('publish.addGallery')}
            </Button>
            <Popover className="popover" placement="bottom start" offset={6}>
              <MenuEntries
                label={t('publish.addGallery')}
                entries={others.map((gallery) => ({
                  id: gallery.id,
                  label: displayNameOf(gallery),
                  icon: Images,
                  run: () => onChange([...entries, { galleryId: gallery.id }]),
                }))}
              />
            </Popover>
          </MenuTrigger>
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
