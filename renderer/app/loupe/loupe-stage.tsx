import { PictureProblem } from '../grid/picture-problem.tsx';
import { originalAddress, thumbnailAddress } from '../grid/media-address.ts';
import { TextCard } from '../gallery/text-card.tsx';
import type { MediaRecord } from '../state/media-records.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { ElsewhereVideo } from './elsewhere-video.tsx';
import { LargePicture } from './large-picture.tsx';
import type { LoupeSubject } from './loupe-subject.ts';
import { LARGEST_PREVIEW } from './picture-sources.ts';
import type { ZoomControl } from './use-zoom.ts';

/** Width of a text card in px: a column that is pleasant to read. */
const TEXT_WIDTH = 480;

/** The one thing that is looked at. */
export function LoupeStage(props: {
  readonly subject: LoupeSubject;
  readonly record: MediaRecord;
  readonly mediaBase: string;
  readonly control: ZoomControl;
}) {
  const { subject, record, mediaBase, control } = props;
  if (subject.html !== undefined) {
    return (
      <div className="loupe-text">
        <TextCard html={subject.html} css={subject.css} width={TEXT_WIDTH} />
      </div>
    );
  }
  if (subject.elsewhere !== undefined) return <ElsewhereVideo {...subject.elsewhere} mediaBase={mediaBase} />;
  if (subject.mediaId === undefined) return <p className="loupe-word">{t('loupe.elsewhere')}</p>;
  if (record === undefined) return null;
  if (record === 'UNKNOWN') return <PictureProblem kind="MISSING" />;
  if (record.status === 'DAMAGED' || record.status === 'UNSUPPORTED') {
    return (
      <div className="loupe-word">
        <PictureProblem kind={record.status} />
        <p>{coreText(record.problem ?? '')}</p>
      </div>
    );
  }
  if (record.kind === 'VIDEO') {
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- an original has the captions that are in its file, and no others
      <video
        className="loupe-video"
        src={originalAddress(mediaBase, record.id)}
        poster={thumbnailAddress(mediaBase, record, LARGEST_PREVIEW, 1)}
        aria-label={subject.alternative}
        controls
        playsInline
        preload="metadata"
      />
    );
  }
  if (record.kind !== 'IMAGE') return <p className="loupe-word">{t('loupe.noPicture')}</p>;
  return (
    <LargePicture
      key={`${record.id}-${record.fingerprint ?? ''}`}
      file={record}
      alternative={subject.alternative}
      mediaBase={mediaBase}
      control={control}
    />
  );
}
