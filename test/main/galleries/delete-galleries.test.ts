import { expect, it } from 'vitest';
import { serviceWith } from './service-fixture.ts';

it('several galleries go in one step, all of them or none', async () => {
  const { service, store, lastLabel } = serviceWith();
  const ids: string[] = [];
  for (const name of ['Coast', 'Dunes', 'Snow']) {
    ids.push(
      (await service.createGallery({ gallery: { name, items: [{ text: { html: name } }] } })).gallery.id,
    );
  }
  const changes = store.changes.length;
  await expect(
    service.deleteGalleries({ galleryIds: [ids[0]!, '00000000-0000-4000-8000-00000000ffff'] }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(store.changes).toHaveLength(changes);
  await service.deleteGalleries({ galleryIds: [ids[0]!, ids[2]!, ids[0]!] });
  expect(store.changes).toHaveLength(changes + 1);
  expect(lastLabel()).toBe('Delete 2 galleries');
  expect(Array.from(store.state.galleries, ({ name }) => name)).toEqual(['Dunes']);
});
