import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { photo, picture, PublishDesk, SMALL } from './publish-fixture.ts';

test('a proof is what is then published, to the byte', async () => {
  const desk = await PublishDesk.open();
  const [mediaId = ''] = await desk.add({ 'a.jpg': await photo(400, 300, 3) });
  const wishes = { quality: 55, unsharpMasking: { amount: 1.5, radius: 1.2, threshold: 0.02 } };
  const item = picture(mediaId);
  const { id } = await desk.gallery('Lofoten', [{ ...item, image: { ...item.image!, ...wishes } }]);
  await desk.site([id]);
  await desk.run();
  const widest = Math.max(...SMALL.widths);
  const files = [...(await desk.files()).keys()];
  for (const [format, extension] of [['jpeg', 'jpg'] as const, ['webp', 'webp'] as const]) {
    const { content } = await desk.library.media.proof(mediaId, {
      format,
      width: widest,
      quality: wishes.quality,
      sharpening: wishes.unsharpMasking,
    });
    const published = files.filter((file) => file.endsWith(`-${widest}.${extension}`));
    expect(published).toHaveLength(1);
    expect(Buffer.from(content!).equals(await readFile(path.join(desk.target, published[0]!)))).toBe(true);
  }
});
