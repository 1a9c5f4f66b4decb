import { expect, it, onTestFinished, vi } from 'vitest';
import { openMedia, picture, put, type MediaFixture } from './media-fixture.ts';

/** Has the whole folder looked through after files were moved and before the catalog is told of it. */
function lookBetween({ store, media, messages }: MediaFixture): { readonly found: () => string[] } {
  const change = store.change.bind(store);
  let isLooking = false;
  const spy = vi.spyOn(store, 'change').mockImplementation(async (command) => {
    if (!isLooking) {
      isLooking = true;
      await media.rescan();
      isLooking = false;
    }
    return change(command);
  });
  onTestFinished(() => spy.mockRestore());
  const before = messages.length;
  return {
    found: () =>
      messages
        .slice(before)
        .flatMap((message) =>
          message.kind === 'change' && message.change.origin === 'MEDIA_FOLDER' ? [message.change.label] : [],
        ),
  };
}

it('a file on its way into the trash or back is neither missing nor new, whoever looks at the folder meanwhile', async () => {
  const fixture = await openMedia({ before: async (folder) => put(`${folder}/a.jpg`, await picture('red')) });
  const { media, at } = fixture;
  const { id } = at('a.jpg')!;
  const { found } = lookBetween(fixture);
  await media.trash.delete([id]);
  expect(found()).toEqual([]);
  expect(media.get(id)).toMatchObject({ status: 'MISSING', trashed: { status: 'READY' } });
  await media.trash.restore([id]);
  await media.rescan();
  expect(found()).toEqual([]);
  expect(media.get(id)).toMatchObject({ status: 'READY', path: 'a.jpg' });
  expect(media.get(id).trashed).toBeUndefined();
});
