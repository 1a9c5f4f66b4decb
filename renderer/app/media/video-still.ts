import { originalAddress, posterAddress } from '../grid/media-address.ts';

/** px of the longer side of a still. */
const STILL_SIZE = 2048;

/** 0..1; it is encoded once more where it is kept. */
const QUALITY = 0.92;

/** Seconds into a video at which few are still black. */
const BEGINNING = 1;

/** ms in which a video must show a frame. */
const FRAME_TIMEOUT = 20_000;

/** ms in which a frame that was sought, and is not there to be drawn, comes after all. */
const LATE_FRAME = 500;

/** The frame that a video shows now, as JPEG. @throws Error when it shows none, or its pixels cannot be read. */
export async function stillOf(video: HTMLVideoElement): Promise<Blob> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) throw new Error('The video shows no picture.');
  const scale = Math.min(1, STILL_SIZE / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(videoWidth * scale));
  canvas.height = Math.max(1, Math.round(videoHeight * scale));
  // It is read and never shown, so the graphics card, which may be taken away meanwhile, has no part in it.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  // Where a frame is not there to be drawn yet, nothing is drawn and nothing is thrown: it would be kept as a black picture.
  if (!context?.getImageData(0, 0, 1, 1).data[3]) throw new Error('The video shows no picture yet.');
  const still = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (still === null) throw new Error('The frame could not be read.');
  return still;
}

/** Sends a picture for a video. @throws Error with what the core says when it does not take it. */
export async function sendPoster(
  mediaBase: string,
  mediaId: string,
  origin: 'chosen' | 'automatic',
  picture: Blob,
): Promise<void> {
  // Without a type it is a plain request, which the media protocol of the desktop takes without asking back first.
  const body = picture.slice(0, picture.size, '');
  const response = await fetch(posterAddress(mediaBase, mediaId, origin), { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
}

/** Stills under way, by video and content, and those that came to nothing, which are not tried again while the window is open. */
const asked = new Map<string, Promise<boolean>>();

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a still of a video, one video at a time, and sends it, for machines on which nothing else makes one. Answers whether there is one
 * now.
 *
 * @param version what tells the video's content from others
 */
export function makeStill(mediaBase: string, mediaId: string, version: string): Promise<boolean> {
  const key = `${mediaId} ${version}`;
  const known = asked.get(key);
  if (known !== undefined) return known;
  const made = last.then(async () => {
    const still = await beginningOf(originalAddress(mediaBase, mediaId));
    if (still === undefined) return false;
    return sendPoster(mediaBase, mediaId, 'automatic', still).then(
      () => true,
      () => false,
    );
  });
  last = made;
  asked.set(key, made);
  // One that was made may be asked for again, when the cache was emptied.
  void made.then((isMade) => isMade && asked.delete(key));
  return made;
}

/** A frame near the beginning of a video; undefined when this browser cannot show it. */
async function beginningOf(address: string): Promise<Blob | undefined> {
  const video = document.createElement('video');
  video.crossOrigin = 'anonymous';
  video.muted = true;
  video.preload = 'auto';
  const timeout = AbortSignal.timeout(FRAME_TIMEOUT);
  try {
    const loaded = heard(video, 'loadeddata', timeout);
    video.src = address;
    await loaded;
    const sought = heard(video, 'seeked', timeout);
    video.currentTime = Number.isFinite(video.duration) ? Math.min(BEGINNING, video.duration / 2) : 0;
    await sought;
    return await stillOf(video).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, LATE_FRAME));
      return stillOf(video);
    });
  } catch {
    return undefined;
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

function heard(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true, signal });
    video.addEventListener('error', () => reject(new Error('The video cannot be shown.')), {
      once: true,
      signal,
    });
    signal.addEventListener('abort', () => reject(new Error('The video took too long.')), { once: true });
  });
}
