import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { LibraryInfo } from '../../../shared/contract/library.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { SiteForm } from './site-form.tsx';
import { SiteView } from './site-view.tsx';
import './publish-dialog.css';
import './site-form.css';

/** The sites of the library, and publishing to them. */
export function PublishDialog(props: { readonly library: LibraryInfo }) {
  const workspace = useWorkspace();
  const sites = props.library.settings.sites ?? [];
  const [chosenId, setChosenId] = useState(sites[0]?.id);
  const [isEdited, setIsEdited] = useState(sites.length === 0);
  const site = sites.find(({ id }) => id === chosenId);
  const close = (): void => workspace.dialog.set(undefined);
  const choose = (id: string | undefined, edits: boolean): void => {
    setChosenId(id);
    setIsEdited(edits);
  };
  return (
    <ModalOverlay className="dialog-scrim" isOpen onOpenChange={close}>
      <Modal className="dialog-frame publish-frame">
        <Dialog className="publish-dialog">
          <aside className="publish-sites">
            <Heading slot="title" className="dialog-title">
              {t('publish.title')}
            </Heading>
            {sites.length === 0 ? null : (
              <ul aria-label={t('publish.sites')}>
                {sites.map(({ id, name }) => (
                  <li key={id}>
                    <Button
                      className="publish-site"
                      aria-current={id === chosenId ? 'true' : undefined}
                      onPress={() => choose(id, false)}
                    >
                      {name}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <Button className="button" onPress={() => choose(undefined, true)}>
              <Plus size={15} strokeWidth={1.75} aria-hidden />
              {t('publish.newSite')}
            </Button>
          </aside>
          <section className="publish-main" aria-label={site?.name ?? t('publish.newSite')}>
            <div className="publish-close">
              <IconButton label={t('dialog.close')} onPress={close}>
                <X size={16} strokeWidth={1.75} aria-hidden />
              </IconButton>
            </div>
            {isEdited || site === undefined ? (
              <SiteForm
                key={site?.id ?? 'new'}
                site={site}
                onSaved={(id) => choose(id, false)}
                onDeleted={() => {
                  const next = sites.find(({ id }) => id !== site?.id)?.id;
                  choose(next, next === undefined);
                }}
                onCancel={
                  site === undefined && sites.length === 0
                    ? close
                    : () => choose(site?.id ?? sites[0]?.id, false)
                }
              />
            ) : (
              <SiteView key={site.id} site={site} onEdit={() => setIsEdited(true)} />
            )}
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
