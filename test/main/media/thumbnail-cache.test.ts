import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ThumbnailCache, type ThumbnailCacheOptions } from '../../../main/media/thumbnail-cache.ts';
import { temporaryFolder } from './media-fixture.ts';

const NOW = Date.parse('2026-01-02T12:00:00Z');
const HOUR = 3600_000;

/** Writes a thumbnail of so many bytes that was used so many hours ago. */
async function put(folder: string, name: string, bytes: number, hoursAgo: number): Promise<string> {
  const path = join(folder, name.slice(0, 2), `${name}-512.jpg`);
  await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
  await writeFile(path, Buffer.alloc(bytes));
  const used = new Date(NOW - hoursAgo * HOUR);
  await utimes(path, used, used);
  return path;
}

async function names(folder: string): Promise<string[]> {
  const shards = (await readdir(folder)).filter((name) => name !== 'size.json');
  const found = await Promise.all(shards.map((shard) => readdir(join(folder, shard))));
  return found
    .flat()
    .map((name) => name.replace(/-512\.jpg$/, ''))
    .sort();
}

function cacheOn(
  folder: string,
  maxBytes: number,
  options: Partial<ThumbnailCacheOptions> = {},
): ThumbnailCache {
  const cache = new ThumbnailCache(folder, { maxBytes: () => maxBytes, pace: 0, now: () => NOW, ...options });
  onTestFinished(() => cache.close());
  return cache;
}

describe('the cache of thumbnails', () => {
  it('removes what was not used for longest until there is room again', async () => {
    const folder = await temporaryFolder();
    for (const [name, hours] of [
      ['aa1', 5],
      ['bb2', 50],
      ['aa3', 30],
      ['cc4', 1],
      ['dd5', 40],
    ] as const) {
      await put(folder, name, 1000, hours);
    }
    const cache = cacheOn(folder, 4000);
    await cache.open();
    await expect.poll(() => cache.usage.isCounting).toBe(false);
    await expect.poll(() => names(folder)).toEqual(['aa1', 'aa3', 'cc4']);
    expect(cache.usage).toEqual({ bytes: 3000, maxBytes: 4000, isCounting: false });
  });

  it('never removes what was used a moment ago', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'aa1', 1000, 0);
    await put(folder, 'bb2', 1000, 0.1);
    await put(folder, 'cc3', 1000, 3);
    const cache = cacheOn(folder, 500);
    await cache.open();
    await expect.poll(() => names(folder)).toEqual(['aa1', 'bb2']);
    await cache.close();
    expect(await names(folder)).toEqual(['aa1', 'bb2']);
  });

  it('keeps account of what is made, and needs no count when it opens again', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'aa1', 1000, 1);
    const first = cacheOn(folder, 10_000);
    await first.open();
    await expect.poll(() => first.usage).toMatchObject({ bytes: 1000, isCounting: false });
    first.grew(500);
    await first.close();
    // Were it counted again, this one would be found.
    await put(folder, 'bb2', 7000, 1);
    const second = cacheOn(folder, 10_000);
    await second.open();
    expect(second.usage).toMatchObject({ bytes: 1500, isCounting: false });
  });

  it('counts again after the application did not end by itself', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'aa1', 1000, 1);
    const first = cacheOn(folder, 10_000);
    await first.open();
    await expect.poll(() => first.usage.isCounting).toBe(false);
    const second = cacheOn(folder, 10_000);
    await second.open();
    await expect.poll(() => second.usage).toMatchObject({ bytes: 1000, isCounting: false });
  });

  it('makes room when the limit is lowered', async () => {
    const folder = await temporaryFolder();
    let maxBytes = 10_000;
    await put(folder, 'aa1', 3000, 9);
    await put(folder, 'bb2', 3000, 8);
    const cache = new ThumbnailCache(folder, { maxBytes: () => maxBytes, pace: 0, now: () => NOW });
    onTestFinished(() => cache.close());
    await cache.open();
    await expect.poll(() => cache.usage).toMatchObject({ bytes: 6000, isCounting: false });
    maxBytes = 4000;
    cache.check();
    await expect.poll(() => names(folder)).toEqual(['bb2']);
  });

  it('notes a use without changing the date of the content', async () => {
    const folder = await temporaryFolder();
    const path = await put(folder, 'aa1', 1000, 9);
    const before = await stat(path);
    cacheOn(folder, 10_000).used(path, before);
    await expect.poll(async () => (await stat(path)).atimeMs).toBe(NOW);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  it('removes what interrupted writes left, and nothing that is being written', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'aa1', 100, 2);
    const old = await put(folder, 'aa2', 100, 5);
    const fresh = await put(folder, 'aa3', 100, 0.01);
    for (const path of [old, fresh]) {
      const { atime, mtime } = await stat(path);
      await writeFile(`${path}.tmp`, 'x');
      await utimes(`${path}.tmp`, atime, mtime);
    }
    const cache = cacheOn(folder, 10_000);
    await cache.open();
    await expect.poll(() => cache.usage.isCounting).toBe(false);
    expect(await names(folder)).toEqual(['aa1', 'aa2', 'aa3', 'aa3-512.jpg.tmp']);
  });

  it('is emptied at a word, and bears that its folder is removed', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'aa1', 1000, 1);
    const cache = cacheOn(folder, 10_000);
    await cache.open();
    await expect.poll(() => cache.usage.bytes).toBe(1000);
    await cache.clear();
    expect(cache.usage.bytes).toBe(0);
    expect(await names(folder)).toEqual([]);
    cache.grew(20_000);
    await rm(folder, { recursive: true });
    await expect.poll(() => cache.usage.bytes).toBe(0);
  });
});
