import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { systemCodeOf } from '../../store/file-system.ts';
import { MediaFailure } from './failure.ts';
import { DECODING, fitted, type Picture } from './decoding.ts';

/** ms. ffmpeg gets this long for one frame. */
const FRAME_TIMEOUT = 20_000;

/**
 * A frame of a video, taken by the ffmpeg of this machine: about a second in, where few videos are still black.
 *
 * @throws MediaFailure `NO_POSTER` when there is no ffmpeg or it cannot read the video.
 */
export async function posterOf(file: string, path: string): Promise<Picture> {
  await stat(file);
  const frame = (await takeFrame(file, path, 1)) ?? (await takeFrame(file, path, 0));
  if (frame === undefined) {
    throw new MediaFailure('NO_POSTER', `ffmpeg found no picture in “${path}”. Choose a poster for it.`);
  }
  const { width, height } = await sharp(frame).metadata();
  return {
    width,
    height,
    hasAlpha: false,
    mimeType: 'image/png',
    decode: (size) => Promise.resolve(fitted(sharp(frame, DECODING), size)),
  };
}

/** A frame as PNG, at most 1024 px on the longer side; undefined when the video is shorter than that. */
function takeFrame(file: string, path: string, second: number): Promise<Buffer | undefined> {
  // The video is named as a file of this machine: a name cannot be an option or an address of the network.
  const args = [
    '-v',
    'error',
    '-nostdin',
    '-protocol_whitelist',
    'file',
    '-ss',
    String(second),
    '-i',
    `file:${file}`,
  ];
  const output = ['-frames:v', '1', '-an', '-vf', SCALE, '-f', 'image2pipe', '-c:v', 'png', 'pipe:1'];
  return new Promise((resolve, reject) => {
    execFile(
      'ffmpeg',
      [...args, ...output],
      { encoding: 'buffer', timeout: FRAME_TIMEOUT, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) => {
        if (error === null) resolve(stdout.length > 0 ? stdout : undefined);
        else if (systemCodeOf(error) === 'ENOENT') {
          reject(
            new MediaFailure(
              'NO_POSTER',
              `“${path}” has no poster: ffmpeg, which takes one, is not installed.`,
            ),
          );
        } else {
          reject(
            new MediaFailure('NO_POSTER', `ffmpeg could not take a poster from “${path}”.`, { cause: error }),
          );
        }
      },
    );
  });
}

const SCALE = "scale='min(1024,iw)':'min(1024,ih)':force_original_aspect_ratio=decrease";
