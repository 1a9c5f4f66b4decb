import { useMemo } from 'react';
import { plainTextOf } from './item-name.ts';

/** A text item as a typographic card: its words alone, never its HTML. */
export function TextCard(props: { readonly html: string; readonly width: number }) {
  const words = useMemo(() => plainTextOf(props.html), [props.html]);
  const length = words.length < 40 ? 'SHORT' : words.length < 140 ? 'MEDIUM' : 'LONG';
  return (
    <span className="text-card" data-length={length} style={{ fontSize: Math.round(props.width / 11) }}>
      <span className="text-card-words">{words}</span>
    </span>
  );
}
