import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { PaintBucket } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { styleOfText } from '../../../shared/site/text-style.ts';
import { SelectField } from '../controls/select-field.tsx';
import { SliderField } from '../controls/slider-field.tsx';
import { declarationsOf } from '../gallery/declarations.ts';
import { saveText } from '../state/text-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { ColourMenu } from './colour-menu.tsx';
import { cardStyleOf, cssOf, isSameCard, type CardStyle, type WrittenText } from './text-draft.ts';
import { contentOf } from './text-content.ts';
import { TEXT_EXTENSIONS } from './text-extensions.ts';
import { TextToolbar } from './text-toolbar.tsx';
import './text-dialog.css';

const ALIGNMENTS = [
  'top',
  'middle',
  'bottom',
] as const satisfies readonly CardStyle['textVerticalAlignment'][];

/** Ctrl or Cmd and Enter saves, which to the editor would be a break of the line. */
function asksToSave(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}

/** Writes a text of a gallery on the card that it is published as. Ctrl or Cmd and Enter saves. */
export function TextDialog(props: { readonly text: WrittenText }) {
  const { text } = props;
  const workspace = useWorkspace();
  const before = text.kind === 'EDIT' ? text.item.text : undefined;
  const [card, setCard] = useState(() => cardStyleOf(before?.css));
  const [isAsking, setAsking] = useState(false);
  const [isWritten, setWritten] = useState(false);
  // The text as the editor took it: what is the same again was not changed.
  const first = useRef<Editor['state']['doc']>(undefined);
  const editor = useEditor({
    extensions: TEXT_EXTENSIONS,
    content: contentOf(before?.html ?? ''),
    autofocus: 'end',
    // The window's policy lets in no styles but its own, and its own are there.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'text-editor',
        'aria-label': t('writing.editor'),
        role: 'textbox',
        'aria-multiline': 'true',
      },
      handleKeyDown: (_, event) => asksToSave(event),
    },
    onCreate: ({ editor: { state } }) => {
      first.current = state.doc;
    },
    onUpdate: ({ editor: { state } }) => setWritten(first.current?.eq(state.doc) !== true),
  });
  const isSaving = useRef(false);
  const isCardChanged = !isSameCard(card, cardStyleOf(before?.css));
  const isChanged = isWritten || isCardChanged;
  const close = (): void => workspace.writtenText.set(undefined);
  const leave = (): void => (isChanged ? setAsking(true) : close());
  const change = (changes: Partial<CardStyle>): void => setCard((former) => ({ ...former, ...changes }));
  const save = async (): Promise<void> => {
    if (text.kind === 'NEW' ? editor.isEmpty : !isChanged) return close();
    if (isSaving.current) return;
    isSaving.current = true;
    const isSaved = await saveText(workspace, text, {
      html: isWritten || before === undefined ? editor.getHTML() : before.html,
      css: cssOf(before?.css, card),
    });
    isSaving.current = false;
    if (isSaved) close();
  };
  const html = editor.getHTML();
  return (
    <ModalOverlay className="dialog-scrim" isOpen onOpenChange={leave}>
      <Modal className="dialog-frame text-frame">
        <Dialog className="dialog text-dialog">
          <Heading slot="title" className="dialog-title">
            {text.kind === 'NEW' ? t('writing.new') : t('writing.edit')}
          </Heading>
          <TextToolbar editor={editor} />
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key belongs to the editor in it */}
          <div
            className="text-card-frame"
            style={declarationsOf(styleOfText({ ...card, padding: card.padding }, html))}
            onKeyDown={(event) => {
              if (!asksToSave(event)) return;
              event.preventDefault();
              void save();
            }}
          >
            <EditorContent editor={editor} />
          </div>
          <div className="text-card-settings">
            <div className="field">
              <span className="field-label" aria-hidden>
                {t('writing.background')}
              </span>
              <ColourMenu
                label={t('writing.background')}
                icon={PaintBucket}
                isField
                chosen={card.backgroundColor ?? ''}
                onChoose={(backgroundColor) => change({ backgroundColor })}
              />
            </div>
            <SliderField
              label={t('writing.padding')}
              {...{ min: 0, max: 120, step: 4 }}
              describe={(value) => t('layout.px', { value })}
              value={card.padding}
              onChange={(padding) => change({ padding })}
            />
            <SelectField
              label={t('writing.place')}
              options={ALIGNMENTS.map((id) => ({ id, label: t(`writing.places.${id}`) }))}
              value={card.textVerticalAlignment}
              onChange={(textVerticalAlignment) => change({ textVerticalAlignment })}
            />
          </div>
          {isAsking ? (
            <div className="dialog-actions" role="alert">
              <p className="text-question">{t('writing.askDiscard')}</p>
              <Button className="button danger" onPress={close}>
                {t('writing.discard')}
              </Button>
              <Button className="button" autoFocus onPress={() => setAsking(false)}>
                {t('writing.goOn')}
              </Button>
            </div>
          ) : (
            <div className="dialog-actions">
              <Button className="button" onPress={leave}>
                {t('dialog.cancel')}
              </Button>
              <Button className="button primary" onPress={() => void save()}>
                {t('dialog.save')}
              </Button>
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
