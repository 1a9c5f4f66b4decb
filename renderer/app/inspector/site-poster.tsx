import { CloudDownload, ImageOff } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { pictureIdOf, ratioOfItem, type GalleryItem } from '../../../shared/model/item.ts';
import { SiteVideoCard } from '../gallery/site-video-card.tsx';
import { siteOfVideo, VIDEO_SITE_NAMES } from '../../../shared/model/video-site.ts';
import { Picture } from '../grid/picture.tsx';
import { problemText } from '../state/problem.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { PictureChooser } from './picture-chooser.tsx';
import { choosePicture, fetchPicture, removePicture } from './site-poster-commands.ts';
import './poster-picker.css';

/** px: the poster as it is shown here. */
const WIDTH = 240;

/** What stands for a video of another site before it plays: nothing of that site, until a person asks for it. */
export function SitePoster(props: { readonly galleryId: string; readonly item: GalleryItem }) {
  const { galleryId, item } = props;
  const workspace = useWorkspace();
  const record = useMediaRecord(pictureIdOf(item));
  const hint = useId();
  const [work, setWork] = useState<'FETCH' | 'CHANGE'>();
  const [problem, setProblem] = useState<string>();
  const site = siteOfVideo(item);
  if (site === undefined) return null;
  const siteName = VIDEO_SITE_NAMES[site];
  const poster = typeof record === 'object' && record.status === 'READY' ? record : undefined;
  const of = { galleryId, itemId: item.id };

  async function carryOut(
    kind: 'FETCH' | 'CHANGE',
    change: () => Promise<void>,
    done: string,
  ): Promise<void> {
    setWork(kind);
    setProblem(undefined);
    try {
      await change();
      workspace.messages.announce(done);
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setWork(undefined);
    }
  }
  return (
    <section className="inspector-section" aria-label={t('inspector.poster')}>
      <div
        className="site-poster"
        style={{ aspectRatio: ratioOfItem(item) }}
        role="img"
        aria-label={poster === undefined ? t('video.noPoster') : t('video.posterAlt')}
      >
        {poster === undefined ? (
          <SiteVideoCard site={site} title={t('video.noPoster')} />
        ) : (
          <Picture file={poster} width={WIDTH} height={WIDTH / ratioOfItem(item)} />
        )}
      </div>
      <div className="poster-choices">
        <Button
          className="button"
          aria-describedby={hint}
          isPending={work === 'FETCH'}
          isDisabled={work === 'CHANGE'}
          onPress={() =>
            void carryOut(
              'FETCH',
              () => fetchPicture(workspace, of),
              t('video.posterFetched', { site: siteName }),
            )
          }
        >
          <CloudDownload size={15} strokeWidth={1.75} aria-hidden />
          {work === 'FETCH' ? t('video.fetching', { site: siteName }) : t('video.fetchPoster')}
        </Button>
        <p id={hint} className="field-hint">
          {t('video.fetchHint', { site: siteName })}
        </p>
        <PictureChooser
          isDisabled={work !== undefined}
          onChoose={(picture) =>
            void carryOut('CHANGE', () => choosePicture(workspace, of, picture), t('inspector.posterChosen'))
          }
        />
        {pictureIdOf(item) === undefined ? null : (
          <Button
            className="button"
            isDisabled={work !== undefined}
            onPress={() =>
              void carryOut('CHANGE', () => removePicture(workspace, of), t('video.posterRemoved'))
            }
          >
            <ImageOff size={15} strokeWidth={1.75} aria-hidden />
            {t('video.removePoster')}
          </Button>
        )}
      </div>
      {problem === undefined ? null : (
        <p className="inspector-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
