import { FolderOpen } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { showOriginal } from '../state/media-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes, formatDate, formatDuration } from '../text/formats.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { Fact } from './fact.tsx';
import { MetadataFacts } from './metadata-facts.tsx';

/** What the catalog knows of one original. */
export function FileFacts(props: { readonly file: MediaFile }) {
  const { file } = props;
  const workspace = useWorkspace();
  const desktop = useCell(workspace.desktop);
  const { width, height, dateTaken, durationInMillis } = file;
  return (
    <section className="inspector-section" aria-label={t('inspector.file')}>
      {file.problem === undefined ? null : <p className="inspector-problem">{coreText(file.problem)}</p>}
      {file.isPreviewOnly ? <p className="inspector-note">{t('inspector.previewOnly')}</p> : null}
      <dl className="facts">
        <Fact name={t('inspector.fileName')} value={fileNameOf(file)} />
        <Fact
          name={t('inspector.folder')}
          value={file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/')) : undefined}
        />
        <Fact
          name={t('inspector.dimensions')}
          value={
            width === undefined || height === undefined ? undefined : t('inspector.pixels', { width, height })
          }
        />
        <Fact
          name={t('inspector.duration')}
          value={durationInMillis === undefined ? undefined : formatDuration(durationInMillis)}
        />
        <Fact name={t('inspector.size')} value={formatBytes(file.sizeInBytes)} />
        <Fact
          name={t('inspector.taken')}
          value={dateTaken === undefined ? undefined : formatDate(dateTaken)}
        />
        <Fact name={t('inspector.changed')} value={formatDate(file.modifiedTime)} />
      </dl>
      {file.metadata === undefined ? null : <MetadataFacts metadata={file.metadata} />}
      {desktop?.hasNativeDialogs ? (
        <Button className="button inspector-wide" onPress={() => showOriginal(workspace, file.id)}>
          <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
          {t('media.showFile')}
        </Button>
      ) : null}
    </section>
  );
}
