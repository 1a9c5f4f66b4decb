import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { alternative, jpegWith, plainJpeg, xmpPacket } from '../../support/metadata-files.ts';
import { openMedia } from './media-fixture.ts';

const titled = (title: string) => xmpPacket(alternative('dc:title', title));

/** Pictures that differ, so that none is a copy of another. */
const picture = async (title: string) => jpegWith(await plainJpeg(), { xmp: titled(title) });

describe('a sidecar beside its original', () => {
  it('is no file of its own, and says what the original is called', async () => {
    const { at, paths } = await openMedia({
      async before(folder) {
        await writeFile(`${folder}/short.jpg`, await picture('a'));
        await writeFile(`${folder}/short.xmp`, titled('Short'));
        await writeFile(`${folder}/long.jpg`, await picture('b'));
        await writeFile(`${folder}/LONG.JPG.XMP`, titled('Long'));
      },
    });
    expect(paths()).toEqual(['long.jpg', 'short.jpg']);
    expect(at('short.jpg')!.metadata).toEqual({ title: 'Short' });
    expect(at('long.jpg')!.metadata).toEqual({ title: 'Long' });
  });

  it('belongs to each file of its name, unless one has its own', async () => {
    const { at, paths } = await openMedia({
      async before(folder) {
        for (const name of ['one.jpg', 'one.jpeg']) await writeFile(`${folder}/${name}`, await picture(name));
        await writeFile(`${folder}/one.xmp`, titled('Both'));
        await writeFile(`${folder}/one.jpeg.xmp`, titled('Own'));
      },
    });
    expect(paths()).toEqual(['one.jpeg', 'one.jpg']);
    expect(at('one.jpg')!.metadata).toEqual({ title: 'Both' });
    expect(at('one.jpeg')!.metadata).toEqual({ title: 'Own' });
  });

  it('changes what is known of the original when it comes, changes and goes', async () => {
    const { at, inFolder, media, whileClosed } = await openMedia({
      before: async (folder) => writeFile(`${folder}/photo.jpg`, await picture('inside')),
    });
    const title = () => at('photo.jpg')!.metadata?.title;
    const { id, thumbhash } = at('photo.jpg')!;
    expect(title()).toBe('inside');
    await writeFile(inFolder('photo.xmp'), titled('beside'));
    await media.rescan();
    expect(title()).toBe('beside');
    await writeFile(inFolder('photo.xmp'), titled('beside, changed'));
    await media.rescan();
    expect(title()).toBe('beside, changed');
    await whileClosed(() => writeFile(inFolder('photo.xmp'), titled('changed while closed')));
    expect(title()).toBe('changed while closed');
    await whileClosed(() => rm(inFolder('photo.xmp')));
    expect(title()).toBe('inside');
    expect(at('photo.jpg')).toMatchObject({ id, thumbhash });
    expect(at('photo.jpg')!.sidecar).toBeUndefined();
  });

  it('is noticed by the watcher', async () => {
    const { at, inFolder, until } = await openMedia({
      watch: true,
      before: async (folder) => writeFile(`${folder}/photo.jpg`, await picture('inside')),
    });
    await writeFile(inFolder('photo.xmp'), titled('beside'));
    await until(() => at('photo.jpg')!.metadata?.title === 'beside');
    expect(at('photo.xmp')).toBeUndefined();
  });

  it('goes along with it, and stays behind without it', async () => {
    const { at, inFolder, media, paths } = await openMedia({
      async before(folder) {
        await writeFile(`${folder}/photo.jpg`, await picture('inside'));
        await writeFile(`${folder}/photo.xmp`, titled('beside'));
        await mkdir(`${folder}/away`);
      },
    });
    await rename(inFolder('photo.jpg'), inFolder('away/photo.jpg'));
    await rename(inFolder('photo.xmp'), inFolder('away/photo.xmp'));
    await media.rescan();
    expect(paths()).toEqual(['away/photo.jpg']);
    expect(at('away/photo.jpg')!.metadata).toEqual({ title: 'beside' });
    await rename(inFolder('away/photo.jpg'), inFolder('photo.jpg'));
    await media.rescan();
    expect(at('photo.jpg')!.metadata).toEqual({ title: 'inside' });
    expect(at('away/photo.xmp')).toMatchObject({
      status: 'UNSUPPORTED',
      problem: expect.stringContaining('there is none beside it') as string,
    });
    await rename(inFolder('away/photo.xmp'), inFolder('photo.xmp'));
    await media.rescan();
    expect(at('photo.jpg')!.metadata).toEqual({ title: 'beside' });
    expect(paths()).toEqual(['photo.jpg']);
  });

  it('is taken out of the catalog when its original comes after it', async () => {
    const { inFolder, media, paths, store } = await openMedia({
      before: (folder) => writeFile(`${folder}/photo.xmp`, titled('beside')),
    });
    expect(paths()).toEqual(['photo.xmp']);
    await writeFile(inFolder('photo.jpg'), await picture('inside'));
    await media.rescan();
    expect([...store.state.media.values()].map(({ path }) => path)).toEqual(['photo.jpg']);
  });
});

describe('a library from before metadata was read', () => {
  it('has it read once, and what decoding made stays', async () => {
    const { at, messages, store, media, whileClosed } = await openMedia({
      before: async (folder) => writeFile(`${folder}/photo.jpg`, await picture('Title')),
    });
    const { id, thumbhash } = at('photo.jpg')!;
    await store.change(() => ({
      label: 'As before',
      events: [
        {
          type: 'mediaFileUpdated',
          mediaId: id,
          changed: { metadata: null, factsVersion: null },
          previous: {},
        },
      ],
      result: undefined,
    }));
    expect(at('photo.jpg')!.metadata).toBeUndefined();
    await whileClosed(async () => {});
    expect(at('photo.jpg')).toMatchObject({ id, thumbhash, metadata: { title: 'Title' } });
    const before = messages.length;
    await media.rescan();
    expect(messages.slice(before).filter(({ kind }) => kind === 'change')).toEqual([]);
  });
});
