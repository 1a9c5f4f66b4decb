// The official client's own names begin with an underscore.
/* oxlint-disable no-underscore-dangle */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialClient, openRestFixture, overTls, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
let client: ReturnType<typeof officialClient>;

const NOWHERE = '00000000-0000-4000-8000-000000000000';

const textItem = (title: string, sortOrder?: number) => ({
  title,
  ...(sortOrder === undefined ? {} : { sortOrder }),
  text: { html: `<p>${title}</p>` },
});

async function newGallery(name: string, items: object[] = []): Promise<string> {
  const gallery = await client.proGallery.createGallery({ gallery: { name, items } });
  return gallery._id!;
}

interface Refusal {
  readonly details: {
    readonly applicationError: unknown;
    readonly validationError: { readonly fieldViolations: readonly unknown[] };
  };
}

/** What a call is refused with, as the client tells it. */
async function refusal(call: Promise<unknown>): Promise<Refusal> {
  return call.then(
    (answer) => Promise.reject(new Error(`It was not refused: ${JSON.stringify(answer)}`)),
    (error: unknown) => error as Refusal,
  );
}

/** The client's own addresses are https; with its address rewritten it goes over plain http as well. */
describe.each(['TLS', 'plain http'])('the official client over %s', (transport) => {
  const connect = (options: { readonly apiKey?: string } = {}) =>
    officialClient(fixture.server, {
      ...options,
      ...(transport === 'TLS' ? { fetch: overTls(fixture.server) } : {}),
    });

  beforeAll(async () => {
    fixture = await openRestFixture();
    client = connect();
  });

  afterAll(async () => {
    await fixture.close();
  });

  it('creates a gallery, lists it and gets it with its items', async () => {
    const id = await newGallery('Summer', [textItem('a', 1), textItem('b', 2)]);
    const { galleries, totalGalleries } = await client.proGallery.listGalleries({ limit: 10, itemLimit: 1 });
    const listed = galleries!.find(({ _id }) => _id === id);
    expect(totalGalleries).toBeGreaterThanOrEqual(1);
    expect(listed).toMatchObject({ name: 'Summer', totalItems: 2 });
    expect(listed!.items!.map(({ title }) => title)).toEqual(['b']);
    const gallery = await client.proGallery.getGallery(id, { itemLimit: 1, itemOffset: 1 });
    expect(gallery.items!.map(({ title }) => title)).toEqual(['a']);
    expect(gallery._createdDate).toBeInstanceOf(Date);
  });

  it('clones a gallery; fields given beside it win', async () => {
    const source = await newGallery('Source', [textItem('a', 1), textItem('b', 2)]);
    const gallery = await client.proGallery.createGallery({
      cloneFromGalleryId: source,
      gallery: { name: 'Copy' },
    });
    expect(gallery).toMatchObject({ name: 'Copy', totalItems: 2 });
    expect(gallery._id).not.toBe(source);
    expect(gallery.items!.map(({ title }) => title)).toEqual(['b', 'a']);
  });

  it('changes the given fields of a gallery and leaves the others', async () => {
    const id = await newGallery('Before', [textItem('a')]);
    const gallery = await client.proGallery.updateGallery(id, { sortOrder: transport.length + 0.5 });
    expect(gallery).toMatchObject({ name: 'Before', sortOrder: transport.length + 0.5, totalItems: 1 });
  });

  it('deletes a gallery, which is then not found', async () => {
    const id = await newGallery('Gone');
    expect(await client.proGallery.deleteGallery(id)).toMatchObject({ galleryId: id });
    const error = await refusal(client.proGallery.getGallery(id));
    expect(error.details.applicationError).toMatchObject({ code: 'NOT_FOUND', data: { value: id } });
  });

  it('creates, gets, lists, changes and deletes items', async () => {
    const id = await newGallery('Items');
    const item = await client.proGallery.createGalleryItem(id, textItem('one', 1));
    expect(item).toMatchObject({ title: 'one', type: 'TEXT', sortOrder: 1 });
    const ids = { galleryId: id, itemId: item._id! };
    expect(await client.proGallery.getGalleryItem(ids)).toMatchObject({ title: 'one' });
    const changed = await client.proGallery.updateGalleryItem(ids, { title: 'two' });
    expect(changed).toMatchObject({ title: 'two', sortOrder: 1 });
    expect((await client.proGallery.listGalleryItems(id)).items).toHaveLength(1);
    expect(await client.proGallery.deleteGalleryItem(ids)).toMatchObject({ itemId: ids.itemId });
    expect((await client.proGallery.listGalleryItems(id)).items).toHaveLength(0);
  });

  it('deletes several items in both ways', async () => {
    const id = await newGallery(
      'Many',
      [1, 2, 3, 4, 5].map((n) => textItem(`item ${n}`, n)),
    );
    const { items } = await client.proGallery.listGalleryItems(id, { itemLimit: 200 });
    const [a, b, c, d] = items!.map(({ _id }) => _id!);
    const { gallery: left } = await client.proGallery.deleteGalleryItems(id, { itemsIds: [a!, b!] });
    expect(left!.totalItems).toBe(3);
    expect(await client.proGallery.bulkDeleteGalleryItems(id, [c!, d!])).toMatchObject({ itemIds: [c, d] });
    expect((await client.proGallery.getGallery(id)).totalItems).toBe(1);
  });

  it('shows a picture of the media folder as its own URI, and takes it back', async () => {
    const mediaId = await fixture.addPicture('dawn.png');
    const id = await newGallery('Pictures');
    const item = await client.proGallery.createGalleryItem(id, {
      image: { imageInfo: `wix:image://v1/${mediaId}/dawn.png#originWidth=40&originHeight=30` },
    });
    expect(item.type).toBe('IMAGE');
    expect(item.image!.imageInfo).toBe(`wix:image://v1/${mediaId}/dawn.png#originWidth=40&originHeight=30`);
    const again = await client.proGallery.updateGalleryItem(
      { galleryId: id, itemId: item._id! },
      { image: { ...item.image, focalPoint: { x: 0.25, y: 0.75 } } },
    );
    expect(again.image).toMatchObject({ focalPoint: { x: 0.25, y: 0.75 } });
    // The client says the file's name twice; the person's own words for it must not go.
    const stored = await fixture.library.galleries.getGalleryItem({ galleryId: id, itemId: item._id! });
    expect(stored.item).not.toHaveProperty('image.imageInfo.altText');
  });

  it('takes a URI without a size', async () => {
    const mediaId = await fixture.addPicture('noon.png', 10);
    const id = await newGallery('No size');
    const item = await client.proGallery.createGalleryItem(id, {
      image: { imageInfo: `wix:image://v1/${mediaId}/noon.png` },
    });
    expect(item.image!.imageInfo).toContain('originWidth=40');
  });

  it('shows a picture and a video from elsewhere by their addresses', async () => {
    const id = await newGallery('Elsewhere');
    const picture = await client.proGallery.createGalleryItem(id, {
      image: { imageInfo: 'https://example.com/a.jpg' },
    });
    expect(picture.image).toMatchObject({ imageInfo: 'https://example.com/a.jpg', type: 'EXTERNAL' });
    const film = await client.proGallery.createGalleryItem(id, {
      video: { type: 'YOUTUBE', videoInfo: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' },
    });
    expect(film.video).toMatchObject({ type: 'YOUTUBE' });
    expect(film.video!.videoInfo).toContain('https://www.youtube.com/');
  });

  it.each([
    ['limit', () => client.proGallery.listGalleries({ limit: 11 })],
    ['limit', () => client.proGallery.listGalleries({ limit: 0 })],
    ['itemLimit', () => client.proGallery.listGalleries({ itemLimit: 101 })],
    ['itemLimit', () => client.proGallery.getGallery(NOWHERE, { itemLimit: 201 })],
    ['itemOffset', () => client.proGallery.getGallery(NOWHERE, { itemOffset: -1 })],
    ['itemLimit', () => client.proGallery.listGalleryItems(NOWHERE, { itemLimit: 201 })],
    ['galleryId', () => client.proGallery.getGallery('no-guid')],
    ['itemIds', () => client.proGallery.bulkDeleteGalleryItems(NOWHERE, [])],
    [
      'itemIds',
      () =>
        client.proGallery.bulkDeleteGalleryItems(
          NOWHERE,
          Array.from({ length: 1001 }, () => NOWHERE),
        ),
    ],
    ['item', () => client.proGallery.createGalleryItem(NOWHERE, { title: 'nothing to show' })],
  ])('is told of a value of %s beyond its limit', async (field, call) => {
    const error = await refusal(call());
    expect(error.details.validationError.fieldViolations[0]).toMatchObject({
      field: expect.stringContaining(field),
      description: expect.any(String),
      violatedRule: expect.any(String),
    });
  });

  it('is told of a media id that nobody knows, by the id', async () => {
    const id = await newGallery('Media first');
    const error = await refusal(
      client.proGallery.createGalleryItem(id, {
        image: { imageInfo: 'wix:image://v1/unknown_id/x.jpg#originWidth=1&originHeight=1' },
      }),
    );
    expect(error.details.applicationError).toMatchObject({
      code: 'NOT_FOUND',
      data: { value: 'unknown_id' },
    });
  });

  it('is told of a sort order that is taken, and nothing changes', async () => {
    const id = await newGallery('Taken', [textItem('a', 1), textItem('b', 2)]);
    const error = await refusal(client.proGallery.createGalleryItem(id, textItem('c', 2)));
    expect(error.details.applicationError).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect((await client.proGallery.getGallery(id)).totalItems).toBe(2);
  });

  it('is refused with another key', async () => {
    const error = await refusal(connect({ apiKey: 'wrong' }).proGallery.listGalleries());
    expect(error.details.applicationError).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  it('leaves the key of the certificate to its owner alone', async () => {
    const file = path.join(fixture.library.folder, 'cache', 'rest', 'certificate.json');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
  });
});
