import { useLayoutEffect, useRef } from 'react';
import type { FocalPoint } from '../../../shared/model/item.ts';
import { usePixelRatio } from '../grid/use-pixel-ratio.ts';
import type { ProofState } from './use-proof.ts';

/** Which part of the picture is in the middle, in fractions of it. */
export type ProofPlace = FocalPoint;

/** A part of a picture as it would be published, pixel for pixel; moved as anything that scrolls is. */
export function ProofPane(props: {
  readonly label: string;
  readonly state: ProofState;
  /** px of the proof */
  readonly width: number;
  readonly height: number;
  readonly place: ProofPlace;
  readonly onMove: (place: ProofPlace) => void;
}) {
  const { label, state, place, onMove } = props;
  const pane = useRef<HTMLDivElement>(null);
  /** Where it was scrolled to for another pane, which is not to be told of it: their edges are not where its own are. */
  const followed = useRef({ left: -1, top: -1 });
  /** Places that it was scrolled to itself: by the time they come back here it may be on its way further. */
  const told = useRef(new WeakSet<ProofPlace>());
  const shownSize = useRef({ width: 0, height: 0 });
  const pixelRatio = usePixelRatio();
  const size = { width: props.width / pixelRatio, height: props.height / pixelRatio };
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const isOfThisSize = shownSize.current.width === size.width && shownSize.current.height === size.height;
    shownSize.current = { width: size.width, height: size.height };
    if (isOfThisSize && told.current.has(place)) return;
    const left = size.width * place.x - element.clientWidth / 2;
    const top = size.height * place.y - element.clientHeight / 2;
    element.scrollTo({ left, top, behavior: 'instant' });
    followed.current = { left: element.scrollLeft, top: element.scrollTop };
  }, [size.width, size.height, place]);

  function onScroll(): void {
    const element = pane.current;
    if (element === null) return;
    const { left, top } = followed.current;
    if (element.scrollLeft === left && element.scrollTop === top) return;
    const moved = {
      x: (element.scrollLeft + element.clientWidth / 2) / size.width,
      y: (element.scrollTop + element.clientHeight / 2) / size.height,
    };
    told.current.add(moved);
    onMove(moved);
  }
  return (
    <div
      ref={pane}
      className="proof-pane scroller"
      // Pictures are the same way round everywhere.
      dir="ltr"
      role="region"
      aria-label={label}
      aria-busy={state.isMaking}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      {state.proof === undefined ? (
        <div style={size} />
      ) : (
        <img className="proof-picture" src={state.proof.url} alt={label} draggable={false} style={size} />
      )}
    </div>
  );
}
