import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { DRAWER_HEIGHTS } from '../state/preferences.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** px for an arrow key */
const STEP = 24;

function onPointerDown(event: PointerEvent<HTMLElement>): void {
  event.preventDefault();
  event.currentTarget.setPointerCapture(event.pointerId);
}

/** The upper edge of the panel, by which it is made higher or lower. */
export function PanelResizer(props: { readonly panel: RefObject<HTMLElement | null> }) {
  const { mediaHeight } = useWorkspace().preferences;
  const height = useCell(mediaHeight);

  const setHeight = (next: number): void => {
    const room = (props.panel.current?.parentElement?.clientHeight ?? DRAWER_HEIGHTS.max) - 200;
    const max = Math.max(DRAWER_HEIGHTS.min, Math.min(DRAWER_HEIGHTS.max, room));
    mediaHeight.set(Math.round(Math.min(max, Math.max(DRAWER_HEIGHTS.min, next))));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const bottom = props.panel.current?.getBoundingClientRect().bottom;
    if (bottom !== undefined && event.currentTarget.hasPointerCapture(event.pointerId)) {
      setHeight(bottom - event.clientY);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setHeight(height + (event.key === 'ArrowUp' ? STEP : -STEP));
  };
  return (
    <div
      className="panel-resizer"
      role="separator"
      tabIndex={0}
      aria-label={t('media.resize')}
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={DRAWER_HEIGHTS.min}
      aria-valuemax={DRAWER_HEIGHTS.max}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
