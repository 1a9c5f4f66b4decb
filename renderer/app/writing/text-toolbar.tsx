import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Bold,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  Palette,
  Quote,
  Strikethrough,
  Underline,
  type LucideIcon,
} from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { t, type TextKey } from '../text/text.ts';
import { ColourMenu } from './colour-menu.tsx';
import { LinkPopover } from './link-popover.tsx';

interface Format {
  readonly id: string;
  readonly label: TextKey;
  readonly icon: LucideIcon;
  readonly isOn: (editor: Editor) => boolean;
  readonly toggle: (editor: Editor) => void;
}

const LEVELS = [
  [1, Heading1],
  [2, Heading2],
  [3, Heading3],
] as const;

const ALIGNMENTS = [
  ['left', 'writing.left', AlignLeft],
  ['center', 'writing.center', AlignCenter],
  ['right', 'writing.right', AlignRight],
  ['justify', 'writing.justify', AlignJustify],
] as const satisfies readonly (readonly [string, TextKey, LucideIcon])[];

const GROUPS: readonly (readonly Format[])[] = [
  [
    mark('bold', 'writing.bold', Bold, (editor) => editor.chain().focus().toggleBold().run()),
    mark('italic', 'writing.italic', Italic, (editor) => editor.chain().focus().toggleItalic().run()),
    mark('underline', 'writing.underline', Underline, (editor) =>
      editor.chain().focus().toggleUnderline().run(),
    ),
    mark('strike', 'writing.strike', Strikethrough, (editor) => editor.chain().focus().toggleStrike().run()),
  ],
  LEVELS.map(([level, icon]) => ({
    id: `h${level}`,
    label: `writing.h${level}` as const,
    icon,
    isOn: (editor) => editor.isActive('heading', { level }),
    toggle: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  })),
  [
    mark('bulletList', 'writing.bullets', List, (editor) => editor.chain().focus().toggleBulletList().run()),
    mark('orderedList', 'writing.numbers', ListOrdered, (editor) =>
      editor.chain().focus().toggleOrderedList().run(),
    ),
    mark('blockquote', 'writing.quote', Quote, (editor) => editor.chain().focus().toggleBlockquote().run()),
  ],
  ALIGNMENTS.map(([alignment, label, icon]) => ({
    id: alignment,
    label,
    icon,
    isOn: (editor) => editor.isActive({ textAlign: alignment }),
    toggle: (editor) => editor.chain().focus().toggleTextAlign(alignment).run(),
  })),
];

function mark(name: string, label: TextKey, icon: LucideIcon, toggle: (editor: Editor) => void): Format {
  return { id: name, label, icon, toggle, isOn: (editor) => editor.isActive(name) };
}

/** The formats that a text can have, pressed where the cursor is in one. */
export function TextToolbar(props: { readonly editor: Editor }) {
  const { editor } = props;
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      formats: GROUPS.flat()
        .filter((format) => format.isOn(current))
        .map(({ id }) => id)
        .join(' '),
      isLink: current.isActive('link'),
      colour: String(current.getAttributes('textStyle')['color'] ?? ''),
    }),
  });
  const pressed = new Set(on.formats.split(' '));
  return (
    <Toolbar className="text-toolbar" aria-label={t('writing.formats')}>
      {GROUPS.map((group) => (
        <div key={group[0]?.id} className="text-toolbar-group">
          {group.map((format) => (
            <TooltipTrigger key={format.id} delay={600} closeDelay={0}>
              <ToggleButton
                className="icon-button"
                aria-label={t(format.label)}
                isSelected={pressed.has(format.id)}
                onChange={() => format.toggle(editor)}
              >
                <format.icon size={16} strokeWidth={1.75} aria-hidden />
              </ToggleButton>
              <Tooltip className="tooltip" offset={6}>
                {t(format.label)}
              </Tooltip>
            </TooltipTrigger>
          ))}
        </div>
      ))}
      <div className="text-toolbar-group">
        <ColourMenu
          label={t('writing.colour')}
          icon={Palette}
          chosen={on.colour}
          onChoose={(colour) =>
            colour === undefined
              ? editor.chain().focus().unsetColor().run()
              : editor.chain().focus().setColor(colour).run()
          }
        />
        <LinkPopover editor={editor} icon={Link} isLink={on.isLink} />
      </div>
    </Toolbar>
  );
}
