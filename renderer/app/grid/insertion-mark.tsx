import { insertionMark, type GridLayout } from './grid-layout.ts';

/** The line between two tiles where a drop goes. */
export function InsertionMark(props: {
  readonly layout: GridLayout;
  readonly index: number;
  readonly pointerY: number;
}) {
  const { x, y, height } = insertionMark(props.layout, props.index, props.pointerY);
  return <div className="insertion-mark" style={{ insetInlineStart: x, top: y, height }} />;
}
