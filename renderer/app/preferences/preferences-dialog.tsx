import { Archive, CircleHelp, FolderCog, History, SlidersHorizontal, X } from 'lucide-react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { LibraryInfo } from '../../../shared/contract/library.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { PREFERENCES_SECTIONS, type PreferencesSection } from '../state/preferences-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { BackupsSection } from './backups-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { HelpSection } from './help-section.tsx';
import { HistorySection } from './history-section.tsx';
import { LibrarySection } from './library-section.tsx';
import './preferences.css';

const ICONS = {
  GENERAL: SlidersHorizontal,
  LIBRARY: FolderCog,
  BACKUPS: Archive,
  HISTORY: History,
  HELP: CircleHelp,
} as const satisfies Record<PreferencesSection, unknown>;

function Section(props: { readonly id: PreferencesSection; readonly library: LibraryInfo }) {
  const { id, library } = props;
  switch (id) {
    case 'GENERAL':
      return <GeneralSection />;
    case 'LIBRARY':
      return <LibrarySection library={library} />;
    case 'BACKUPS':
      return <BackupsSection />;
    case 'HISTORY':
      return <HistorySection />;
    case 'HELP':
      return <HelpSection library={library} />;
  }
}

/** Everything that can be set, of the window and of the library. What is changed is so at once. */
export function PreferencesDialog(props: { readonly library: LibraryInfo }) {
  const workspace = useWorkspace();
  const section = useCell(workspace.preferencesSection);
  const close = (): void => workspace.dialog.set(undefined);
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame preferences-frame">
        <Dialog className="preferences">
          <Tabs
            className="preferences-tabs"
            orientation="vertical"
            selectedKey={section}
            onSelectionChange={(key) => {
              const next = PREFERENCES_SECTIONS.find((id) => id === key);
              if (next !== undefined) workspace.preferencesSection.set(next);
            }}
          >
            <div className="preferences-side">
              <Heading slot="title" className="preferences-title">
                {t('preferences.title')}
              </Heading>
              <TabList className="preferences-list" aria-label={t('preferences.sections')}>
                {PREFERENCES_SECTIONS.map((id) => {
                  const Icon = ICONS[id];
                  return (
                    <Tab key={id} id={id} className="preferences-tab">
                      <Icon size={16} strokeWidth={1.75} aria-hidden />
                      {t(`preferences.section.${id}`)}
                    </Tab>
                  );
                })}
              </TabList>
            </div>
            {PREFERENCES_SECTIONS.map((id) => (
              <TabPanel key={id} id={id} className="preferences-panel scroller">
                <h3 className="preferences-heading">{t(`preferences.section.${id}`)}</h3>
                <Section id={id} library={props.library} />
              </TabPanel>
            ))}
          </Tabs>
          <div className="preferences-close">
            <IconButton label={t('preferences.close')} onPress={close}>
              <X size={16} strokeWidth={1.75} aria-hidden />
            </IconButton>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
