import { describe, expect, it } from 'vitest';
import { createSmartService } from '../../../main/galleries/smart-service.ts';
import { MediaList } from '../../../main/media/media-list.ts';
import { filterOfRule } from '../../../shared/model/smart-gallery.ts';
import { mediaFile } from '../../support/media-files.ts';
import { serviceWith } from './service-fixture.ts';

const FILES = [
  mediaFile({ id: 'm-a', path: 'sea/a.jpg', addedDate: '2026-01-03T00:00:00.000Z' }),
  mediaFile({ id: 'm-b', path: 'sea/b.jpg', addedDate: '2026-01-02T00:00:00.000Z' }),
  mediaFile({ id: 'm-c', path: 'hills/c.jpg', addedDate: '2026-01-01T00:00:00.000Z' }),
  mediaFile({ id: 'm-d', path: 'sea/d.jpg', status: 'DAMAGED', addedDate: '2026-01-04T00:00:00.000Z' }),
  mediaFile({ id: 'm-e', path: 'sea/notes.pdf', kind: 'OTHER', addedDate: '2026-01-04T00:00:00.000Z' }),
];

function desk() {
  const fixture = serviceWith(FILES);
  const list = new MediaList(fixture.store.state.media);
  const smart = createSmartService({
    store: fixture.store,
    media: { list: async (input) => list.page(input), readText: async () => '' },
  });
  return { ...fixture, smart };
}

const SEA = { name: 'Sea', rule: { search: 'sea' } };

describe('a smart gallery', () => {
  it('is listed with how many files fit it', async () => {
    const { smart, lastLabel } = desk();
    const { smartGallery } = await smart.saveSmartGallery(SEA);
    expect(lastLabel()).toBe('Create smart gallery “Sea”');
    expect(await smart.listSmartGalleries({})).toEqual({
      smartGalleries: [{ ...SEA, id: smartGallery.id, totalFiles: 4 }],
    });
  });

  it('is renamed, gets another rule, and goes, each in a step of its own', async () => {
    const { smart, lastLabel } = desk();
    const { id } = (await smart.saveSmartGallery(SEA)).smartGallery;
    await smart.saveSmartGallery({ id, name: 'Coast' });
    expect(lastLabel()).toBe('Rename smart gallery to “Coast”');
    await smart.saveSmartGallery({ id, rule: { search: 'hills' } });
    expect(lastLabel()).toBe('Change rule of smart gallery “Coast”');
    expect((await smart.listSmartGalleries({})).smartGalleries).toMatchObject([
      { name: 'Coast', rule: { search: 'hills' }, totalFiles: 1 },
    ]);
    await smart.deleteSmartGallery({ id });
    expect(lastLabel()).toBe('Delete smart gallery “Coast”');
    expect((await smart.listSmartGalleries({})).smartGalleries).toEqual([]);
  });

  it('has a name that no other one has, whatever the case and accents', async () => {
    const { smart, store } = desk();
    await smart.saveSmartGallery({ name: 'Été', rule: {} });
    const changes = store.changes.length;
    await expect(smart.saveSmartGallery({ name: 'ETE', rule: {} })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await expect(smart.saveSmartGallery({ rule: {} })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(store.changes).toHaveLength(changes);
  });

  it('is frozen into a gallery of the files that fit and can be shown, in one step, in their order', async () => {
    const { smart, store, lastLabel } = desk();
    const { id } = (await smart.saveSmartGallery(SEA)).smartGallery;
    const changes = store.changes.length;
    const { gallery } = await smart.freezeSmartGallery({ id });
    expect(store.changes).toHaveLength(changes + 1);
    expect(lastLabel()).toBe('Make gallery of smart gallery “Sea”');
    expect(gallery.name).toBe('Sea');
    const shown = gallery.items.map((item) => item.type === 'IMAGE' && item.image.imageInfo.id);
    expect(shown).toEqual(['m-a', 'm-b']);
    expect((await smart.listSmartGalleries({})).smartGalleries).toHaveLength(1);
  });

  it('says which one is meant when it is gone', async () => {
    const { smart } = desk();
    const id = '00000000-0000-4000-8000-00000000ffff';
    await expect(smart.freezeSmartGallery({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(smart.deleteSmartGallery({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('days are counted from the day that it is', () => {
  const now = new Date(2026, 4, 20, 15, 30).getTime();
  const since = (days: number) => new Date(filterOfRule({ addedInDays: days }, now).addedSince ?? '');
  expect(since(1)).toEqual(new Date(2026, 4, 20));
  expect(since(7)).toEqual(new Date(2026, 4, 14));
  expect(filterOfRule({ search: 'x' }, now)).toEqual({ search: 'x' });
});
