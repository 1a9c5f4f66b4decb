import type { TileLayout } from './tile-layout.ts';

/** The line between two tiles where a drop goes. */
export function InsertionMark(props: {
  readonly layout: TileLayout;
  readonly index: number;
  readonly pointerY: number;
}) {
  const { x, y, width, height } = props.layout.markOf(props.index, props.pointerY);
  return (
    <div
      className="insertion-mark"
      data-flat={width > height || undefined}
      style={{ insetInlineStart: x, top: y, width, height }}
    />
  );
}
