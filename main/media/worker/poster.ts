import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { systemCodeOf } from '../../store/file-system.ts';
import { DECODING, fitted, type Picture } from './decoding.ts';
import { MediaFailure } from './failure.ts';

/** ms. ffmpeg gets this long for one frame. */
const FRAME_TIMEOUT = 20_000;

/** px of the longer side of a frame: that of the largest thumbnail. */
const FRAME_SIZE = 2048;

/**
 * A still of a video: a frame that the ffmpeg of this machine takes, about a second in, where few videos are still black; where there is none, the one
 * that the window took.
 *
 * @param kept where a still of the window is kept, if there is one
 * @throws MediaFailure `NO_POSTER` when there is neither.
 */
export async function posterOf(file: string, path: string, kept: string): Promise<Picture> {
  await stat(file);
  const still = await stat(kept).catch(() => undefined);
  if (still !== undefined && still.size > 0) return pictureOf(kept);
  const frame = (await takeFrame(file, path, 1)) ?? (await takeFrame(file, path, 0));
  if (frame === undefined) {
    throw new MediaFailure('NO_POSTER', `ffmpeg found no picture in “${path}”. Choose a poster for it.`);
  }
  return pictureOf(frame);
}

async function pictureOf(still: string | Buffer): Promise<Picture> {
  const { width, height } = await sharp(still, DECODING).metadata();
  return {
    width,
    height,
    hasAlpha: false,
    mimeType: 'image/jpeg',
    decode: (size) => Promise.resolve(fitted(sharp(still, DECODING).removeAlpha(), size)),
  };
}

/** A frame as PNG; undefined when the video is shorter than that. */
function takeFrame(file: string, path: string, second: number): Promise<Buffer | undefined> {
  // The video is named as a file of this machine: a name cannot be an option or an address of the network.
  const args = [
    '-v',
    'error',
    '-nostdin',
    '-protocol_whitelist',
    'file',
    '-threads',
    '1',
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

const SCALE = `scale='min(${FRAME_SIZE},iw)':'min(${FRAME_SIZE},ih)':force_original_aspect_ratio=decrease`;
