import { FileSearch, ImagePlus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { addSelectedMedia } from '../state/media-commands.ts';
import { locateFile } from '../state/locate-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { FileFacts } from './file-facts.tsx';
import { PosterPicker } from './poster-picker.tsx';
import { UsedIn } from './used-in.tsx';

/** The selected files of the media folder. */
export function MediaInspector() {
  const workspace = useWorkspace();
  const pages = useCell(workspace.media.pages);
  const { list } = useCell(pages.cell);
  const { ids } = useCell(workspace.media.selection);
  const hasGallery = useCell(workspace.items) !== undefined;
  const files = [...ids].flatMap((id) => list.get(id) ?? []);
  const [file] = files;
  if (file === undefined) return null;
  const size = files.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0);
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">
        {files.length === 1
          ? t(`media.kind.${file.kind}`)
          : t('inspector.severalFiles', { count: files.length })}
      </h2>
      {files.length === 1 ? (
        <>
          <FileFacts file={file} />
          {file.status === 'MISSING' ? (
            <Button className="button inspector-wide" onPress={() => locateFile(workspace, file.id)}>
              <FileSearch size={15} strokeWidth={1.75} aria-hidden />
              {t('locate.open')}
            </Button>
          ) : null}
          {file.kind === 'VIDEO' && file.status === 'READY' ? (
            <PosterPicker key={file.id} file={file} />
          ) : null}
          <UsedIn mediaId={file.id} />
        </>
      ) : (
        <p className="inspector-note">{t('inspector.together', { size: formatBytes(size) })}</p>
      )}
      <Button
        className="button primary inspector-wide"
        isDisabled={!hasGallery}
        onPress={() => void addSelectedMedia(workspace)}
      >
        <ImagePlus size={15} strokeWidth={1.75} aria-hidden />
        {t('media.addCount', { count: files.length })}
      </Button>
    </div>
  );
}
