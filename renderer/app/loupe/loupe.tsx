import { useEffect } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { WritableCell } from '../state/cell.ts';
import type { PagedList } from '../state/paged-list.ts';
import { selectOnly, type Selection } from '../state/selection.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { LoupeBody } from './loupe-body.tsx';
import type { LoupeSubject } from './loupe-subject.ts';
import { preload } from './picture-sources.ts';
import './loupe.css';

/** One picture of a list, as large as the window. The list's own selection says which, so that it is there on the way back. */
export function Loupe<T extends { readonly id: string }>(props: {
  readonly pages: PagedList<T>;
  readonly selection: WritableCell<Selection>;
  readonly subjectOf: (value: T) => LoupeSubject;
  readonly onClose: () => void;
}) {
  const { pages, selection, subjectOf, onClose } = props;
  const workspace = useWorkspace();
  const { list } = useCell(pages.cell);
  const id = useCellPart(selection, ({ focus }) => focus);
  const index = id === undefined ? -1 : list.indexOf(id);
  const value = list.at(index);
  const subject = value === undefined ? undefined : subjectOf(value);
  const mediaBase = useCell(workspace.desktop)?.mediaBase;
  const record = useMediaRecord(subject?.mediaId);
  const { total } = list;

  const next = list.at(index + 1);
  const previous = list.at(index - 1);
  const nextRecord = useMediaRecord(next === undefined ? undefined : subjectOf(next).mediaId);
  const previousRecord = useMediaRecord(previous === undefined ? undefined : subjectOf(previous).mediaId);
  useEffect(() => {
    if (mediaBase === undefined) return;
    for (const neighbour of [nextRecord, previousRecord])
      if (typeof neighbour === 'object') preload(mediaBase, neighbour);
  }, [mediaBase, nextRecord, previousRecord]);

  // What was looked at is gone and nothing took its place.
  useEffect(() => {
    if (value === undefined && total === 0) onClose();
  }, [value, total, onClose]);

  async function go(to: number): Promise<void> {
    if (to < 0 || to >= total || to === index) return;
    await pages.ensure(to, to);
    const target = pages.list.at(to);
    if (target === undefined) return;
    selection.set(selectOnly(target.id));
    const place = { name: subjectOf(target).name, place: to + 1, total };
    workspace.messages.announce(t('loupe.now', place));
  }

  if (subject === undefined || mediaBase === undefined) return null;
  return (
    <ModalOverlay className="loupe-scrim" isOpen onOpenChange={onClose}>
      <Modal className="loupe-frame">
        <Dialog className="loupe" aria-label={t('loupe.label')}>
          <LoupeBody
            subject={subject}
            record={record}
            mediaBase={mediaBase}
            index={index}
            total={total}
            go={(to) => void go(to)}
            onClose={onClose}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
