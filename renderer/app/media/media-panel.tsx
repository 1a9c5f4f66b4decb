import { useRef } from 'react';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { MediaContents } from './media-contents.tsx';
import { MediaHeader } from './media-header.tsx';
import { PanelResizer } from './panel-resizer.tsx';
import './media-panel.css';

/** The media folder's files beneath the gallery: always there as a bar, open as a panel of a chosen height. */
export function MediaPanel() {
  const { isMediaOpen, mediaHeight } = useWorkspace().preferences;
  const isOpen = useCell(isMediaOpen);
  const height = useCell(mediaHeight);
  const element = useRef<HTMLElement>(null);
  return (
    <section
      ref={element}
      className="media-panel"
      aria-label={t('media.label')}
      style={isOpen ? { height } : {}}
      data-open={isOpen || undefined}
    >
      {isOpen ? <PanelResizer panel={element} /> : null}
      <MediaHeader />
      {isOpen ? <MediaContents /> : null}
    </section>
  );
}
