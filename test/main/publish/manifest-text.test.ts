import { describe, expect, it } from 'vitest';
import { manifestText, readManifest } from '../../../main/publish/manifest-text.ts';
import type { PublishManifest } from '../../../shared/publish/manifest.ts';

const SHA256 = 'a'.repeat(64);

const manifest: PublishManifest = {
  formatVersion: 1,
  siteId: 's',
  galleries: [
    { id: 'g', slug: 'coast', name: 'Coast', state: 'LIVE', digest: 'd', items: [{ id: 'i', digest: 'x' }] },
  ],
  files: { 'index.html': { size: 3, sha256: SHA256 }, 'media/ab/cdef-320.webp': { size: 0, sha256: SHA256 } },
};

const [gallery] = manifest.galleries;

describe('the manifest of a site', () => {
  it('is read as it was written', () => {
    expect(readManifest(manifestText(manifest), '/site/manifest.json')).toEqual(manifest);
  });

  it.each(
    Object.entries({
      'no JSON': '{',
      'a list': [],
      'another version': { ...manifest, formatVersion: 2 },
      'no list of items': { ...manifest, galleries: [{ ...gallery, items: {} }] },
      'an item without digest': { ...manifest, galleries: [{ ...gallery, items: [{ id: 'i' }] }] },
      'an item that is none': { ...manifest, galleries: [{ ...gallery, items: [null] }] },
      'an address with a slash': { ...manifest, galleries: [{ ...gallery, slug: 'a/b' }] },
      'a list of files': { ...manifest, files: [] },
      'no files': { ...manifest, files: null },
      'a path that leads out': { ...manifest, files: { '../a': { size: 1, sha256: SHA256 } } },
      'a size below nothing': { ...manifest, files: { a: { size: -1, sha256: SHA256 } } },
      'half a byte': { ...manifest, files: { a: { size: 1.5, sha256: SHA256 } } },
      'a size as text': { ...manifest, files: { a: { size: '1', sha256: SHA256 } } },
      'no hash': { ...manifest, files: { a: { size: 1 } } },
      'a short hash': { ...manifest, files: { a: { size: 1, sha256: 'abc' } } },
      'a file that is none': { ...manifest, files: { a: 1 } },
    }),
  )('is refused with its name when it has %s', (_what, content) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect(() => readManifest(text, '/site/manifest.json')).toThrow(
      /^\/site\/manifest\.json tells what was published here and cannot be read/,
    );
  });
});
