import { describe, expect, it } from 'vitest';
import { proofAddress } from '../../../renderer/app/inspector/proof-address.ts';
import { changesTo, withSharpening } from '../../../renderer/app/inspector/quality-wishes.ts';
import { picturesOf, typicalWidth } from '../../../renderer/app/inspector/site-pictures.ts';
import { DEFAULT_PICTURES, type SiteSettings } from '../../../shared/publish/site-settings.ts';
import { proofQuerySchema } from '../../../shared/schemas/proof.ts';

describe('the quality of a picture', () => {
  it('is saved in the fields that differ, and cleared where it is absent', () => {
    const before = { quality: 70, unsharpMasking: { amount: 1 } };
    expect(changesTo(before, before)).toEqual({});
    expect(changesTo(before, { ...before, quality: 80 })).toEqual({ quality: 80 });
    expect(changesTo(before, {})).toEqual({ quality: null, unsharpMasking: null });
    expect(changesTo({}, withSharpening({}, { amount: 2 }))).toEqual({
      unsharpMasking: { amount: 2, radius: 1, threshold: 0 },
    });
    expect(withSharpening(before, { radius: 3 }).unsharpMasking).toEqual({
      amount: 1,
      radius: 3,
      threshold: 0,
    });
  });

  it('is that of the first site that shows the gallery, else that of a new site', () => {
    const site = (galleryId: string, quality: number): SiteSettings => ({
      id: 'site',
      name: 'Site',
      language: 'en',
      direction: 'ltr',
      theme: 'LIGHT',
      galleries: [{ galleryId }],
      pictures: { ...DEFAULT_PICTURES, quality },
      metadata: 'COPYRIGHT',
      targets: [],
    });
    const sites = [site('a', 50), site('b', 60), site('b', 70)];
    expect(picturesOf({ sites }, 'b').quality).toBe(60);
    expect(picturesOf({ sites }, 'c')).toBe(DEFAULT_PICTURES);
    expect(picturesOf(undefined, 'a')).toBe(DEFAULT_PICTURES);
  });

  it('is looked at in a width that is published', () => {
    const widths = { widths: [320, 640, 1280, 1920] };
    expect(typicalWidth(4000, widths)).toBe(1280);
    expect(typicalWidth(1280, widths)).toBe(1280);
    expect(typicalWidth(900, widths)).toBe(900);
    expect(typicalWidth(200, widths)).toBe(200);
    expect(typicalWidth(4000, { widths: [1600, 2400] })).toBe(1600);
  });

  it('is said by an address that the core reads as it was meant', () => {
    const wishes = {
      format: 'webp',
      width: 1280,
      quality: 72,
      sharpening: { amount: 1.2, radius: 0.5, threshold: 0.03 },
    } as const;
    for (const meant of [wishes, { format: 'jpeg', width: 64, quality: 30 } as const]) {
      const address = new URL(proofAddress('http://desk.test/media/', 'a~b', meant));
      expect(address.pathname).toBe('/media/proofs/a~b');
      expect(proofQuerySchema.parse(Object.fromEntries(address.searchParams))).toEqual(meant);
    }
  });
});
