import { expect, it } from 'vitest';
import { serviceWith } from './service-fixture.ts';

it('galleries are found by all words of name and description, a page at a time', async () => {
  const { service } = serviceWith();
  for (const [name, description] of [
    ['Forêt d’Orient', 'Autumn'],
    ['Coast', 'Boats, nets and gulls'],
    ['Coast path', ''],
  ]) {
    await service.createGallery({ gallery: { name, ...(description === '' ? {} : { description }) } });
  }
  const found = async (search: string, offset = 0, limit = 10) => {
    const { totalGalleries, galleries } = await service.listGallerySummaries({ search, offset, limit });
    return { total: totalGalleries, names: galleries.map(({ name }) => name) };
  };
  expect(await found('foret')).toEqual({ total: 1, names: ['Forêt d’Orient'] });
  expect(await found('COAST gulls')).toEqual({ total: 1, names: ['Coast'] });
  expect(await found('coast', 1, 1)).toEqual({ total: 2, names: ['Coast'] });
  expect(await found('nowhere')).toEqual({ total: 0, names: [] });
  expect((await found('  ')).total).toBe(3);
});
