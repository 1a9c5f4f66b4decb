import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mediaResponse } from '../../../main/http/media-responses.ts';
import { openMedia, picture, put } from './media-fixture.ts';

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>';

/** Many edges, so that compression and sharpening show. */
async function stripes(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3, 255);
  for (let at = 0; at < pixels.length; at += 3) {
    const x = (at / 3) % width;
    const y = Math.floor(at / 3 / width);
    pixels.fill((x * 7 + y * 3) % 11 < 5 ? 40 + (y % 90) : 200 - (x % 60), at, at + 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

describe('a proof of a picture', () => {
  it('has the asked width, format, quality and sharpening, and leaves nothing behind', async () => {
    const { at, library, media } = await openMedia({
      before: async (folder) => put(`${folder}/a.png`, await stripes(600, 400)),
    });
    const { id } = at('a.png')!;
    const proof = async (wishes: object) => {
      const { content, mimeType } = await media.proof(id, {
        format: 'jpeg',
        width: 300,
        quality: 80,
        ...wishes,
      });
      return { content: Buffer.from(content!), mimeType };
    };
    const plain = await proof({});
    expect(plain.mimeType).toBe('image/jpeg');
    expect(await sharp(plain.content).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 200 });
    expect((await proof({})).content.equals(plain.content)).toBe(true);
    expect((await proof({ quality: 30 })).content.length).toBeLessThan(plain.content.length / 1.5);
    const sharpened = await proof({ sharpening: { amount: 2, radius: 1 } });
    const contrast = async (bytes: Buffer) => (await sharp(bytes).stats()).channels[0]!.stdev;
    expect(await contrast(sharpened.content)).toBeGreaterThan((await contrast(plain.content)) * 1.02);
    const webp = await proof({ format: 'webp', width: 4000 });
    expect(await sharp(webp.content).metadata()).toMatchObject({ format: 'webp', width: 600 });
    expect(await readdir(join(library, 'cache/proofs'))).toEqual([]);
  });

  it('is refused for what is not cut into sizes', async () => {
    const { at, media } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/a.svg`, DRAWING);
        await put(`${folder}/b.txt`, 'text');
      },
    });
    for (const name of ['a.svg', 'b.txt']) {
      const refused = media.proof(at(name)!.id, { format: 'jpeg', width: 300, quality: 80 });
      await expect(refused).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: expect.stringContaining(name),
      });
    }
  });

  it('is not made when nobody waits for it any more', async () => {
    const { at, media } = await openMedia({
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red', 300, 200)),
    });
    const wishes = { format: 'jpeg', width: 100, quality: 80 } as const;
    const refused = media.proof(at('a.jpg')!.id, wishes, AbortSignal.abort());
    await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is had by its address, when the address makes sense', async () => {
    const { at, media } = await openMedia({
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red', 300, 200)),
    });
    const ask = (query: string) =>
      mediaResponse(
        media,
        {
          method: 'GET',
          header: () => undefined,
          path: `proofs/${at('a.jpg')!.id}`,
          query: new URLSearchParams(query),
        },
        () => undefined,
      );
    const answer = await ask('format=jpeg&width=120&quality=55&amount=1.5&radius=2&threshold=0.05');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ width: 120 });
    for (const query of ['', 'format=gif&width=120&quality=55', 'format=jpeg&width=120&quality=5']) {
      expect((await ask(query)).status).toBe(404);
    }
  });
});
