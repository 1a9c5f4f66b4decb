import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askVideoSite } from '../../../main/video-sites/ask-video-site.ts';
import { openVideoSites } from '../../support/video-sites.ts';

const STILL = Buffer.from('the bytes of a still');
const YOUTUBE = 'https://youtu.be/dQw4w9WgXcQ?t=30';
const NAMED = 'https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg';

async function sites(listener: RequestListener) {
  const opened = await openVideoSites(listener);
  onTestFinished(() => opened.close());
  return opened;
}

const giveFacts = (response: ServerResponse, facts: object): void =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(facts));

const giveStill = (response: ServerResponse, status = 200, type = 'image/jpeg'): void =>
  void response.writeHead(status, { 'content-type': type }).end(STILL);

describe('the site of a video', () => {
  it('is asked for facts by the plain address of the video, and for the largest still', async () => {
    const { ask, asked } = await sites((request, response) =>
      request.url?.startsWith('/oembed')
        ? giveFacts(response, { title: ' Alps in winter ', thumbnail_url: NAMED })
        : giveStill(response),
    );
    const answer = await askVideoSite(YOUTUBE, ask);
    expect(answer).toEqual({ title: 'Alps in winter', picture: STILL, extension: 'jpg' });
    expect(asked).toEqual([
      'https://www.youtube.com/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ&format=json',
      'https://i.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg',
    ]);
  });

  it('gives the still that it names where there are no larger ones, though it sends a picture in their place', async () => {
    const { ask, asked } = await sites((request, response) =>
      request.url?.startsWith('/oembed')
        ? giveFacts(response, { thumbnail_url: NAMED })
        : giveStill(response, request.url?.endsWith('/hqdefault.jpg') ? 200 : 404),
    );
    expect(await askVideoSite(YOUTUBE, ask)).toEqual({ picture: STILL, extension: 'jpg' });
    expect(asked.at(-1)).toBe(NAMED);
  });

  it('is asked for a video that is not listed with its key', async () => {
    const { ask, asked } = await sites((request, response) =>
      request.url?.startsWith('/api/oembed.json')
        ? giveFacts(response, { title: 'Rome', thumbnail_url: 'https://i.vimeocdn.com/video/1-a_1920' })
        : giveStill(response, 200, 'image/webp'),
    );
    const answer = await askVideoSite('https://vimeo.com/76979871/abcdef0123', ask);
    expect(answer).toEqual({ title: 'Rome', picture: STILL, extension: 'webp' });
    expect(asked).toEqual([
      'https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F76979871%2Fabcdef0123&width=1920',
      'https://i.vimeocdn.com/video/1-a_1920',
    ]);
  });

  it.each([
    'https://elsewhere.example/still.jpg',
    'https://i.vimeocdn.com.example/still.jpg',
    'http://i.vimeocdn.com/still.jpg',
    'http://127.0.0.1/still.jpg',
    'no address',
  ])('leads to its own stills only, not to %s', async (named) => {
    const { ask, asked } = await sites((_, response) =>
      giveFacts(response, { title: 'Rome', thumbnail_url: named }),
    );
    await expect(askVideoSite('https://vimeo.com/76979871', ask)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message:
        'Vimeo did not give the picture of this video: it has no picture of this video. Choose a picture of your own, or try again later.',
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [401, '', 'the video is private'],
    [404, 'Not Found', 'it knows no such video'],
    [400, 'Bad Request', 'it knows no such video'],
    [500, '', 'its answer has the status 500'],
    [200, '<html>', 'its answer cannot be understood'],
    [200, '{"title":7}', 'its answer cannot be understood'],
    [200, 'x'.repeat(300 * 1024), 'its answer is too long'],
  ])('that answers %i is said to, with a way out', async (status, body, reason) => {
    const { ask } = await sites((_, response) => void response.writeHead(status).end(body));
    await expect(askVideoSite(YOUTUBE, ask)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `YouTube did not give the picture of this video: ${reason}. Choose a picture of your own, or try again later.`,
    });
  });

  it('cannot send something else than a picture, and not more than a still can have', async () => {
    const odd = await sites((request, response) =>
      request.url?.startsWith('/oembed')
        ? giveFacts(response, { thumbnail_url: NAMED })
        : giveStill(response, 200, 'text/html'),
    );
    await expect(askVideoSite(YOUTUBE, odd.ask)).rejects.toThrow('it has no picture of this video');
    const huge = await sites((request, response) =>
      request.url?.startsWith('/oembed')
        ? giveFacts(response, {})
        : void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(Buffer.alloc(17 * 1024 * 1024)),
    );
    await expect(askVideoSite(YOUTUBE, huge.ask)).rejects.toThrow('its answer is too long');
  });

  it('leads nowhere by a redirect', async () => {
    const { ask, requests } = await sites(
      (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
    );
    await expect(askVideoSite(YOUTUBE, ask)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(requests.map(({ url }) => url)).not.toContain('/elsewhere');
  });

  it.each(['https://www.youtube.com/playlist?list=PL1', 'https://example.com/1', 'no address'])(
    'is not asked where %s names no video',
    async (address) => {
      const { ask, asked } = await sites((_, response) => void response.end());
      await expect(askVideoSite(address, ask)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(asked).toEqual([]);
    },
  );
});
