import { FileText } from 'lucide-react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { formatDate } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** What a deleted file looked like. `size` is the tile's width in px. */
export function TrashTile(props: { readonly file: MediaFile; readonly size: number }) {
  const { file, size } = props;
  const { trashed } = file;
  const hasPicture = (file.kind === 'IMAGE' || file.kind === 'VIDEO') && trashed?.status === 'READY';
  const title = t('trash.deletedOn', { path: file.path, date: formatDate(trashed?.date ?? '') });
  return (
    <>
      <span className="tile-frame" style={{ height: size }}>
        <span className="tile-picture" style={{ width: size, height: size }} title={title}>
          {hasPicture ? (
            <Picture file={file} width={size} height={size} />
          ) : (
            <span className="picture-problem">
              <FileText size={24} strokeWidth={1.25} aria-hidden />
            </span>
          )}
        </span>
      </span>
      <span className="tile-caption" dir="auto">
        {fileNameOf(file)}
      </span>
    </>
  );
}
