import { describe, expect, it } from 'vitest';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { picture, recipeDesk } from './recipe-fixture.ts';

const note = (path: string): MediaFile => picture(path, { kind: 'TEXT', mimeType: 'text/plain' });

const ITALY = [
  picture('Italy 2024/02_Rome/forum.jpg', {
    metadata: { title: 'The Forum', description: 'At noon', keywords: ['ruins', 'sun'] },
  }),
  picture('Italy 2024/02_Rome/IMG_0012.jpg'),
  picture('Italy 2024/01_Milan/duomo-at-night.jpg'),
  picture('Elsewhere/other.jpg'),
];

describe('a recipe', () => {
  it('makes a gallery of each subfolder, in the order of their numbers, on top of the list', async () => {
    const desk = recipeDesk(ITALY);
    await desk.galleries.createGallery({ gallery: { name: 'Older' } });
    const { planned, result } = await desk.planAndRun('Italy 2024');
    expect(planned.label).toBe('Make 2 galleries from “Italy 2024”');
    expect(planned.totals).toEqual({
      galleriesToCreate: 2,
      galleriesToExtend: 0,
      galleriesKept: 0,
      itemsToAdd: 3,
      leftOut: 0,
    });
    expect(desk.names).toEqual(['Milan', 'Rome', 'Older']);
    expect(result.galleryIds).toEqual(planned.galleries.map(({ galleryId }) => galleryId));
    expect(result).toMatchObject({ label: planned.label, totals: planned.totals });
  });

  it('gives items what their files say', async () => {
    const desk = recipeDesk(ITALY);
    await desk.planAndRun('Italy 2024');
    const { items } = await desk.gallery('Rome');
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      title: 'The Forum',
      description: 'At noon',
      tags: { values: ['ruins', 'sun'] },
      image: { imageInfo: { id: ITALY[0]!.id, altText: 'The Forum' } },
    });
    expect(items[1]).not.toHaveProperty('title');
    expect(items[1]).not.toHaveProperty('tags');
  });

  it('is planned without changing anything, and run in one change', async () => {
    const desk = recipeDesk(ITALY);
    await desk.plan('Italy 2024');
    expect(desk.store.changes).toHaveLength(0);
    await desk.planAndRun('Italy 2024');
    expect(desk.store.changes.map(({ label }) => label)).toEqual(['Make 2 galleries from “Italy 2024”']);
  });

  it('run again makes nothing, even when its galleries were renamed', async () => {
    const desk = recipeDesk(ITALY);
    const { result } = await desk.planAndRun('Italy 2024');
    await desk.galleries.updateGallery({ gallery: { id: result.galleryIds[0]!, name: 'Milano' } });
    const again = await desk.plan('Italy 2024');
    expect(again.totals).toMatchObject({ galleriesKept: 2, itemsToAdd: 0, leftOut: 3 });
    expect(again.leftOutByReason).toEqual({ ALREADY_THERE: 3 });
    expect(again.galleries.map(({ name, action }) => [name, action])).toEqual([
      ['Milano', 'KEEP'],
      ['Rome', 'KEEP'],
    ]);
    const changes = desk.store.changes.length;
    await desk.run('Italy 2024', again.planId);
    expect(desk.store.changes).toHaveLength(changes);
  });

  it('adds what is new at the end of the gallery that it made before', async () => {
    const desk = recipeDesk(ITALY);
    await desk.planAndRun('Italy 2024');
    const added = picture('Italy 2024/01_Milan/a-new-one.jpg');
    await desk.store.change(() => ({
      label: 'x',
      events: [{ type: 'mediaFileAdded', file: added }],
      result: undefined,
    }));
    const { planned } = await desk.planAndRun('Italy 2024');
    expect(planned.label).toBe('Add 1 item to “Milan” from “Italy 2024”');
    expect((await desk.gallery('Milan')).items.map(({ title }) => title)).toEqual([
      'Duomo at night',
      'A new one',
    ]);
  });

  it('adds to a gallery of that name that no recipe made, and knows it from then on', async () => {
    const desk = recipeDesk(ITALY);
    const { gallery } = await desk.galleries.createGallery({
      gallery: { name: 'rome', items: [{ image: { imageInfo: { id: ITALY[0]!.id } } }] },
    });
    const { planned } = await desk.planAndRun('Italy 2024');
    expect(planned.label).toBe('Make gallery “Milan” and add to 1 from “Italy 2024”');
    expect((await desk.gallery('rome')).totalItems).toBe(2);
    await desk.galleries.updateGallery({ gallery: { id: gallery.id, name: 'Roma' } });
    expect((await desk.plan('Italy 2024')).totals.itemsToAdd).toBe(0);
  });

  it('leaves a gallery of that name alone that was made from another folder', async () => {
    const desk = recipeDesk([picture('2023/Rome/a.jpg'), picture('2024/Rome/b.jpg')]);
    await desk.planAndRun('2023');
    const { planned } = await desk.planAndRun('2024');
    expect(planned.galleries).toMatchObject([{ action: 'CREATE', name: 'Rome', folder: '2024/Rome' }]);
  });

  it('follows a folder that was renamed by the name of its gallery', async () => {
    const desk = recipeDesk([picture('2023/Rome/a.jpg')]);
    await desk.planAndRun('2023');
    const [file] = desk.store.media;
    await desk.store.change(() => ({
      label: 'x',
      events: [
        {
          type: 'mediaFileUpdated',
          mediaId: file!.id,
          changed: { path: 'Trips/Rome/a.jpg' },
          previous: { path: file!.path },
        },
      ],
      result: undefined,
    }));
    expect((await desk.plan('Trips')).galleries).toMatchObject([{ action: 'KEEP', name: 'Rome' }]);
  });

  it('makes text items of text files, the one that introduces the folder first', async () => {
    const desk = recipeDesk([picture('Rome/a.jpg'), note('Rome/README.md'), note('Rome/b note.txt')], {
      'Rome/README.md': 'About <Rome>',
      'Rome/b note.txt': 'Later',
    });
    await desk.planAndRun('Rome');
    const { items } = await desk.gallery('Rome');
    expect(items.map(({ type, title }) => [type, title])).toEqual([
      ['TEXT', undefined],
      ['IMAGE', 'A'],
      ['TEXT', 'B note'],
    ]);
    expect(items[0]).toMatchObject({ text: { html: '<p>About &lt;Rome&gt;</p>' } });
    expect((await desk.plan('Rome')).totals.itemsToAdd).toBe(0);
  });

  it('makes no gallery of a text alone that introduces other folders', async () => {
    const desk = recipeDesk([note('Italy/README.txt'), picture('Italy/Rome/a.jpg')], {
      'Italy/README.txt': 'Two weeks',
    });
    const { galleries, leftOutByReason } = await desk.plan('Italy');
    expect(galleries.map(({ name }) => name)).toEqual(['Rome']);
    expect(leftOutByReason).toEqual({ ALONE: 1 });
    const { galleries: ofTexts } = await desk.plan('Italy', { rules: { kinds: ['TEXT'] } });
    expect(ofTexts.map(({ name }) => name)).toEqual(['Italy']);
  });

  it('names every file that it leaves out, with the reason', async () => {
    const desk = recipeDesk([
      picture('Rome/a.jpg', { metadata: { rating: 4 } }),
      picture('Rome/b.jpg', { metadata: { rating: 2 } }),
      picture('Rome/broken.jpg', { status: 'DAMAGED', problem: 'It ends too early.' }),
      picture('Rome/gone.jpg', { status: 'MISSING' }),
      picture('Rome/notes.txt', { kind: 'TEXT' }),
      picture('Rome/table.xlsx', { kind: 'OTHER', status: 'UNSUPPORTED' }),
    ]);
    const { leftOut, totals } = await desk.plan('Rome', { rules: { minRating: 3 } });
    expect(totals).toMatchObject({ itemsToAdd: 1, leftOut: 5 });
    expect(leftOut.map(({ path, reason, message }) => [path, reason, message])).toEqual([
      ['Rome/b.jpg', 'RATING', 'It has 2 of 5 stars; the recipe takes 3 and more.'],
      ['Rome/broken.jpg', 'DAMAGED', 'It ends too early.'],
      ['Rome/gone.jpg', 'MISSING', 'It is missing from the media folder.'],
      ['Rome/notes.txt', 'UNREADABLE', 'Rome/notes.txt cannot be read.'],
      ['Rome/table.xlsx', 'UNSUPPORTED', 'Galleries cannot show files of its kind.'],
    ]);
  });

  it('refuses to run when the library would make it another plan by now', async () => {
    const desk = recipeDesk(ITALY);
    const { planId } = await desk.plan('Italy 2024');
    await desk.store.change(() => ({
      label: 'x',
      events: [{ type: 'mediaFileAdded', file: picture('Italy 2024/02_Rome/new.jpg') }],
      result: undefined,
    }));
    await expect(desk.run('Italy 2024', planId)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: /^The library changed/,
    });
    expect(desk.names).toEqual([]);
  });

  it('does not mind a gallery that was made meanwhile and has nothing to do with it', async () => {
    const desk = recipeDesk(ITALY);
    const { planId } = await desk.plan('Italy 2024');
    await desk.galleries.createGallery({ gallery: { name: 'Meanwhile' } });
    await desk.run('Italy 2024', planId);
    expect(desk.names).toEqual(['Milan', 'Rome', 'Meanwhile']);
  });

  it('refuses other rules than those that were planned, a plan that was run, and what is no plan', async () => {
    const desk = recipeDesk(ITALY);
    const { planId } = await desk.plan('Italy 2024');
    await expect(desk.run('Italy 2024', planId, { rules: { galleries: 'ONE' } })).rejects.toMatchObject({
      message: /^The recipe changed/,
    });
    await desk.run('Italy 2024', planId);
    await expect(desk.run('Italy 2024', planId)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    await expect(desk.run('Italy 2024', 'nonsense')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('takes a folder by its whole path too, and none outside of the media folder', async () => {
    const desk = recipeDesk(ITALY);
    expect((await desk.plan('/photos/Pictures/Italy 2024/')).totals.itemsToAdd).toBe(3);
    await expect(desk.plan('../Private')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(desk.plan('Nowhere')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: /“Nowhere”/,
    });
  });

  it('takes the whole media folder, under its own name', async () => {
    const desk = recipeDesk([picture('loose.jpg'), picture('Rome/a.jpg')]);
    await desk.planAndRun('');
    expect(desk.names).toEqual(['Pictures', 'Rome']);
  });
});
