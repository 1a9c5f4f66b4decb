import { useMemo, type CSSProperties } from 'react';
import { styleOfText } from '../../../shared/site/text-style.ts';
import { declarationsOf } from './declarations.ts';
import { richTextOf } from './rich-text.ts';
import './text-card.css';

/** px: a card of this width has the letters of the page; smaller ones are that card made smaller. */
const PUBLISHED_WIDTH = 320;

/** A text item as the card that it is published as, to be looked at. */
export function TextCard(props: {
  readonly html: string;
  readonly css?: Readonly<Record<string, unknown>> | undefined;
  /** px */
  readonly width: number;
}) {
  const { html, css, width } = props;
  const text = useMemo(() => richTextOf(html), [html]);
  const style = useMemo(() => cardStyle(css ?? {}, html), [css, html]);
  const unit = { '--text-unit': `${width / PUBLISHED_WIDTH}px` };
  return (
    <span className="text-card" dir="auto" style={{ ...style, ...unit } as CSSProperties}>
      {text}
    </span>
  );
}

function cardStyle(css: Readonly<Record<string, unknown>>, html: string): Record<string, string> {
  const { padding, ...style } = declarationsOf(styleOfText(css, html));
  return padding === undefined
    ? style
    : { ...style, padding: `calc(var(--text-unit) * ${Number.parseFloat(padding)})` };
}
