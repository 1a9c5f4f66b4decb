import { useEffect, useRef, useState } from 'react';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { MediaContents } from './media-contents.tsx';
import { MediaHeader } from './media-header.tsx';
import { TrashContents } from '../trash/trash-contents.tsx';
import { TrashHeader } from '../trash/trash-header.tsx';
import { PanelResizer } from './panel-resizer.tsx';
import './media-panel.css';

/** The media folder's files beneath the gallery: always there as a bar, open as a panel of a chosen height. */
export function MediaPanel() {
  const { preferences, fileDrops, trash } = useWorkspace();
  const { isMediaOpen, mediaHeight } = preferences;
  const isOpen = useCell(isMediaOpen);
  const isTrash = useCell(trash.isOpen) && isOpen;
  const height = useCell(mediaHeight);
  const element = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    return fileDrops.add(current, {
      over: () => {
        setOver(true);
        return {};
      },
      leave: () => setOver(false),
    });
  }, [fileDrops]);
  return (
    <section
      ref={element}
      className="media-panel"
      aria-label={t('media.label')}
      style={isOpen ? { height } : {}}
      data-open={isOpen || undefined}
      data-drop-target={isOver || undefined}
    >
      {isOpen ? <PanelResizer panel={element} /> : null}
      {isTrash ? <TrashHeader /> : <MediaHeader />}
      {isOpen ? isTrash ? <TrashContents /> : <MediaContents /> : null}
    </section>
  );
}
