import { Frame, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { originalAddress, thumbnailAddress } from '../grid/media-address.ts';
import { sendPoster, stillOf } from '../media/video-still.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { PictureChooser } from './picture-chooser.tsx';
import './poster-picker.css';

/** px: the longer side of the poster as it is shown here. */
const SHOWN_SIZE = 320;

/** A small player of a video, and what can stand for it: one of its frames, another picture, or what is taken by itself. */
export function PosterPicker(props: { readonly file: MediaFile }) {
  const { file } = props;
  const workspace = useWorkspace();
  const desktop = useCell(workspace.desktop);
  const player = useRef<HTMLVideoElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasFrame, setFrame] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (desktop === undefined) return null;
  const { mediaBase } = desktop;

  async function carryOut(work: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      workspace.messages.announce(done);
    } catch (error) {
      setProblem(coreText(error instanceof Error ? error.message : String(error)));
    } finally {
      setBusy(false);
    }
  }
  const choose = (picture: () => Promise<Blob> | Blob): Promise<void> =>
    carryOut(
      async () => sendPoster(mediaBase, file.id, 'chosen', await picture()),
      t('inspector.posterChosen'),
    );
  function useFrame(): void {
    const video = player.current;
    if (video !== null) void choose(() => stillOf(video));
  }
  return (
    <section className="inspector-section" aria-label={t('inspector.poster')}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- an original has the captions that are in its file, and no others */}
      <video
        ref={player}
        className="poster-player"
        src={originalAddress(mediaBase, file.id)}
        poster={thumbnailAddress(mediaBase, file, SHOWN_SIZE, window.devicePixelRatio)}
        aria-label={t('inspector.player', { name: file.path })}
        crossOrigin="anonymous"
        controls
        muted
        playsInline
        preload="metadata"
        onLoadedData={() => setFrame(true)}
        onError={() => setFrame(false)}
      />
      <div className="poster-choices">
        <Button className="button" isDisabled={!hasFrame || isBusy} onPress={useFrame}>
          <Frame size={15} strokeWidth={1.75} aria-hidden />
          {t('inspector.useFrame')}
        </Button>
        <PictureChooser isDisabled={isBusy} onChoose={(picture) => void choose(() => picture)} />
        {file.poster === undefined ? null : (
          <Button
            className="button"
            isDisabled={isBusy}
            onPress={() =>
              void carryOut(
                () => workspace.client.media.resetPoster({ mediaId: file.id }),
                t('inspector.posterReset'),
              )
            }
          >
            <RotateCcw size={15} strokeWidth={1.75} aria-hidden />
            {t('inspector.resetPoster')}
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
