import { FolderInput, ImagePlus } from 'lucide-react';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import type { FileDrag } from './file-drop-zones.ts';
import './drop-hint.css';

function textOf({ count, target: { gallery, index } }: FileDrag): string {
  const what = count === undefined ? t('adding.what') : t('adding.whatCount', { count });
  if (gallery === undefined) return t('adding.hintMedia', { what });
  const name = displayNameOf(gallery);
  return index === undefined
    ? t('adding.hintEnd', { what, name })
    : t('adding.hintPlace', { what, name, place: index + 1 });
}

/** Says where files will go that are dragged over the window, and how many. */
export function DropHint() {
  const { fileDrops } = useWorkspace();
  const drag = useCell(fileDrops.drag);
  if (drag === undefined) return null;
  return (
    <div
      className="drop-hint"
      role="status"
      data-into={drag.target.gallery === undefined ? 'MEDIA' : 'GALLERY'}
    >
      <p className="drop-hint-text">
        {drag.target.gallery === undefined ? (
          <FolderInput size={17} strokeWidth={1.75} aria-hidden />
        ) : (
          <ImagePlus size={17} strokeWidth={1.75} aria-hidden />
        )}
        {textOf(drag)}
      </p>
    </div>
  );
}
