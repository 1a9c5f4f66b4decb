import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { deleteMedia, emptyTrash, type TrashQuestion } from '../state/trash-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import '../dialogs/import-dialog.css';

/** Galleries that a question names; the rest is counted. */
const MOST_NAMED = 8;

/** Asks before files are deleted that items show, and before the trash is emptied. */
export function TrashDialog(props: { readonly question: TrashQuestion }) {
  const { question } = props;
  const workspace = useWorkspace();
  const close = (): void => workspace.trashQuestion.set(undefined);
  const run = (): void => {
    close();
    if (question.kind === 'DELETE') void deleteMedia(workspace, question.mediaIds);
    else void emptyTrash(workspace, question.mediaIds);
  };
  const isErased = question.kind === 'EMPTY' && !workspace.trash.facts.get().isHandedOn;
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title" className="dialog-title">
            {question.kind === 'DELETE'
              ? t('trash.askDelete', { count: question.plan.totalFiles })
              : t(isErased ? 'trash.askErase' : 'trash.askEmpty', { count: question.count })}
          </Heading>
          <p className="dialog-text">
            {question.kind === 'DELETE'
              ? `${t('trash.shownBy', { count: question.plan.totalItems })} ${t('trash.itemsStay')}`
              : t(isErased ? 'trash.noWayBack' : 'trash.toSystem')}
          </p>
          {question.kind === 'DELETE' ? <Uses question={question} /> : null}
          <div className="dialog-actions">
            <Button className="button" autoFocus onPress={close}>
              {t('dialog.cancel')}
            </Button>
            <Button className="button danger" onPress={run}>
              {question.kind === 'DELETE' ? t('trash.delete') : t(isErased ? 'trash.erase' : 'trash.empty')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Uses(props: { readonly question: Extract<TrashQuestion, { kind: 'DELETE' }> }) {
  const { galleries, totalGalleries } = props.question.plan;
  const named = galleries.slice(0, MOST_NAMED);
  return (
    <dl className="facts import-totals">
      {named.map(({ galleryId, name, totalItems }) => (
        <div key={galleryId} className="fact">
          <dt>{name === '' ? t('gallery.untitled') : name}</dt>
          <dd>{formatNumber(totalItems)}</dd>
        </div>
      ))}
      {totalGalleries > named.length ? (
        <div className="fact">
          <dt>{t('trash.moreGalleries', { count: totalGalleries - named.length })}</dt>
          <dd />
        </div>
      ) : null}
    </dl>
  );
}
