import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { formatBytes } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** px */
const SIZE = 40;

/** A file that may be the missing one. */
export function LocateCandidate(props: { readonly file: MediaFile; readonly missing: MediaFile }) {
  const { file, missing } = props;
  const hasPicture = (file.kind === 'IMAGE' || file.kind === 'VIDEO') && file.status === 'READY';
  const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
  return (
    <>
      <span className="locate-picture" style={{ width: SIZE, height: SIZE }}>
        {hasPicture ? <Picture file={file} width={SIZE} height={SIZE} /> : null}
      </span>
      <span className="locate-names">
        <span className="locate-name">{fileNameOf(file)}</span>
        <span className="locate-path">{folder === '' ? t('locate.top') : folder}</span>
      </span>
      <span className="locate-size">
        {file.sizeInBytes === missing.sizeInBytes ? t('locate.sameSize') : formatBytes(file.sizeInBytes)}
      </span>
    </>
  );
}
