import { stat } from 'node:fs/promises';
import { damaged } from './picture.ts';
import { MediaFailure } from './failure.ts';

/** What a video's container tells. */
export interface VideoFacts {
  /** px, as shown */
  readonly width: number;
  /** px, as shown */
  readonly height: number;
  readonly durationInMillis: number;
}

/**
 * Reads size and duration of a video from its container; no frame is decoded.
 *
 * @throws MediaFailure `DAMAGED` when there is no video in the file; what the disk says.
 */
export async function readVideo(file: string, path: string): Promise<VideoFacts> {
  await stat(file);
  // Half of the worker's start would be loading this, for files that few folders have.
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('there are no moving pictures in it');
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    return {
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      durationInMillis: Math.round(seconds * 1000),
    };
  } catch (error) {
    if (error instanceof MediaFailure) throw error;
    throw damaged(path, error);
  } finally {
    input.dispose();
  }
}
