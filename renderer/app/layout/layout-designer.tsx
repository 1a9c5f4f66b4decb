import { Monitor, Smartphone, Tablet, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { LAYOUT_NAMES, settingsFor, type LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { galleryLayout } from '../../../shared/publish/gallery-layout.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { chooseLayout } from '../state/layout-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { useDarkness } from '../theme/use-darkness.ts';
import { chosenSettings, withLayoutName } from './layout-draft.ts';
import { LayoutDrawing } from './layout-drawing.tsx';
import { LayoutPreview } from './layout-preview.tsx';
import { LayoutSettingsForm } from './layout-settings-form.tsx';
import { PREVIEWED, usePreviewItems } from './use-preview-items.ts';
import './layout-designer.css';

/** px of windows that sites are looked at in. */
const WIDTHS = { PHONE: 390, TABLET: 820, DESKTOP: 1280 } as const;
type Device = keyof typeof WIDTHS;
const DEVICES = ['PHONE', 'TABLET', 'DESKTOP'] as const satisfies readonly Device[];
const ICONS: Readonly<Record<Device, LucideIcon>> = {
  PHONE: Smartphone,
  TABLET: Tablet,
  DESKTOP: Monitor,
};

/** How the open gallery is laid out where it is published, with a preview that is made of the same parts as the site. */
export function LayoutDesigner(props: { readonly gallery: GallerySummary; readonly items: GalleryItems }) {
  const { gallery, items } = props;
  const workspace = useWorkspace();
  const [settings, setSettings] = useState<LayoutSettings>(() => galleryLayout(gallery.layout));
  const [device, setDevice] = useState<Device>('DESKTOP');
  const shown = usePreviewItems(items);
  const total = useCell(items.pages.cell).list.total;
  const isDark = useDarkness();
  const close = (): void => workspace.dialog.set(undefined);
  const apply = async (): Promise<void> => {
    if (await chooseLayout(workspace, gallery, chosenSettings(settings))) close();
  };
  return (
    <ModalOverlay className="dialog-scrim layout-scrim" isOpen onOpenChange={close}>
      <Modal className="layout-frame">
        <Dialog className="layout-designer">
          <header className="layout-header">
            <Heading slot="title" className="dialog-title">
              {t('layout.title', { name: displayNameOf(gallery) })}
            </Heading>
            <ToggleButtonGroup
              className="layout-devices"
              aria-label={t('layout.devices')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[device]}
              onSelectionChange={(keys) =>
                setDevice(DEVICES.find((candidate) => keys.has(candidate)) ?? device)
              }
            >
              {DEVICES.map((id) => {
                const Icon = ICONS[id];
                return (
                  <ToggleButton key={id} id={id} className="layout-device">
                    <Icon size={15} strokeWidth={1.75} aria-hidden />
                    {t(`layout.device.${id}`)}
                  </ToggleButton>
                );
              })}
            </ToggleButtonGroup>
            <div className="layout-actions">
              <Button className="button" onPress={() => setSettings(settingsFor(settings.layout))}>
                {t('layout.reset')}
              </Button>
              <Button className="button" onPress={close}>
                {t('dialog.cancel')}
              </Button>
              <Button className="button primary" onPress={() => void apply()}>
                {t('layout.apply')}
              </Button>
            </div>
          </header>
          <ListBox
            className="layout-choices scroller"
            aria-label={t('layout.layouts')}
            selectionBehavior="replace"
            selectionMode="single"
            disallowEmptySelection
            autoFocus
            selectedKeys={[settings.layout]}
            onSelectionChange={(keys) => {
              const chosen = LAYOUT_NAMES.find((name) => keys !== 'all' && keys.has(name));
              if (chosen !== undefined) setSettings(withLayoutName(settings, chosen));
            }}
          >
            {LAYOUT_NAMES.map((name) => (
              <ListBoxItem
                key={name}
                id={name}
                className="layout-choice"
                textValue={t(`publish.layouts.${name}`)}
              >
                <LayoutDrawing layout={name} />
                <span>{t(`publish.layouts.${name}`)}</span>
              </ListBoxItem>
            ))}
          </ListBox>
          <div
            className="layout-view scroller"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard
            tabIndex={0}
            role="region"
            aria-label={t('layout.previewLabel')}
          >
            {total === 0 ? <p className="layout-note">{t('layout.empty')}</p> : null}
            <LayoutPreview
              gallery={gallery}
              items={shown}
              settings={settings}
              width={WIDTHS[device]}
              isDark={isDark}
            />
            {total > PREVIEWED ? (
              <p className="layout-note">{t('layout.firstOnly', { shown: PREVIEWED, count: total })}</p>
            ) : null}
          </div>
          <aside className="layout-settings scroller" aria-label={t('layout.settings')}>
            <LayoutSettingsForm
              settings={settings}
              onChange={(changes) => setSettings((former) => ({ ...former, ...changes }))}
            />
          </aside>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
