import { ChevronsRight } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { MarkControls, type Marks } from '../cull/mark-controls.tsx';
import { IconToggle } from '../controls/icon-toggle.tsx';
import type { WritableCell } from '../state/cell.ts';
import { markOfKey, type Mark } from '../state/cull-commands.ts';
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

/** What flags and stars a value has, and how it gets them. */
export interface Culling<T> {
  readonly marksOf: (value: T) => Marks;
  readonly mark: (value: T, mark: Mark) => Promise<void>;
}

/** One picture of a list, as large as the window. The list's own selection says which, so that it is there on the way back. */
export function Loupe<T extends { readonly id: string }>(props: {
  readonly pages: PagedList<T>;
  readonly selection: WritableCell<Selection>;
  readonly subjectOf: (value: T) => LoupeSubject;
  readonly onClose: () => void;
  /** Where values have flags and stars. */
  readonly culling?: Culling<T>;
}) {
  const { pages, selection, subjectOf, onClose, culling } = props;
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

  /** The next one is gone to first: what got the mark may leave the list with it. */
  async function give(mark: Mark, isOtherwise: boolean): Promise<void> {
    if (value === undefined || culling === undefined) return;
    const advances = workspace.preferences.advancesAfterMark.get() !== isOtherwise;
    if (advances) await go(index + 1);
    await culling.mark(value, mark);
  }

  if (subject === undefined || value === undefined || mediaBase === undefined) return null;
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
            {...(culling === undefined
              ? {}
              : {
                  marks: (
                    <>
                      <MarkControls
                        marks={culling.marksOf(value)}
                        onMark={(mark) => void culling.mark(value, mark)}
                      />
                      <IconToggle label={t('cull.advance')} cell={workspace.preferences.advancesAfterMark}>
                        <ChevronsRight size={16} strokeWidth={1.75} aria-hidden />
                      </IconToggle>
                    </>
                  ),
                  press: (event: KeyboardEvent) => {
                    const mark = markOfKey(event);
                    if (mark !== undefined) void give(mark, event.shiftKey);
                    return mark !== undefined;
                  },
                })}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
