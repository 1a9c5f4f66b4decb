import { stat } from 'node:fs/promises';
import type { Input, MetadataTags } from 'mediabunny';
import { damaged } from './decoding.ts';
import { MediaFailure } from './failure.ts';
import type { FileMetadata } from './metadata/merge-metadata.ts';
import { videoMetadataOf } from './metadata/video-metadata.ts';

/** What a video's container tells. */
export interface VideoFacts extends FileMetadata {
  /** px, as shown */
  readonly width: number;
  /** px, as shown */
  readonly height: number;
  readonly durationInMillis: number;
}

/** Longest video that is taken for one, s: a broken header may claim any length. */
const LONGEST = 7 * 24 * 3600;

/**
 * Reads size, duration and metadata of a video from its container; no frame is decoded.
 *
 * @param sidecar absolute path of an `.xmp` file
 *
 * @throws MediaFailure `DAMAGED` when it cannot be read, `UNSUPPORTED` when there are no moving pictures in it; what the disk says.
 */
export async function readVideo(file: string, path: string, sidecar?: string): Promise<VideoFacts> {
  await stat(file);
  // Half of the worker's start would be loading this, for files that few folders have.
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) {
      const hasSound = (await input.getPrimaryAudioTrack()) !== null;
      if (!hasSound) throw new Error('there are no moving pictures in it');
      throw new MediaFailure(
        'UNSUPPORTED',
        `“${path}” is sound without pictures, which cannot be shown in a gallery.`,
      );
    }
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
    if (!(width > 0 && height > 0 && seconds >= 0 && seconds <= LONGEST)) {
      throw new Error('its size or duration cannot be right');
    }
    return {
      width,
      height,
      durationInMillis: Math.round(seconds * 1000),
      ...videoMetadataOf(await metadataTagsOf(input), sidecar),
    };
  } catch (error) {
    throw damaged(path, error);
  } finally {
    input.dispose();
  }
}

/** A video whose texts are broken is a video all the same. */
async function metadataTagsOf(input: Input): Promise<MetadataTags> {
  try {
    return await input.getMetadataTags();
  } catch {
    return {};
  }
}
