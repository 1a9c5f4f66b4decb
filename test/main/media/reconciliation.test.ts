import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edit, openMedia, put, type MediaFixture } from './media-fixture.ts';

/** What a person may do to the folder; numbers choose among the files that are there. */
type Operation =
  | { readonly do: 'write' | 'edit'; readonly which: number; readonly content: number }
  | { readonly do: 'move' | 'copy'; readonly which: number; readonly to: number }
  | { readonly do: 'remove'; readonly which: number }
  | { readonly do: 'look' | 'restart' };

const PLACES = ['a.txt', 'b.txt', 'sub/a.txt', 'sub/deep/c.txt', 'other/Ä.txt', 'other/d.txt'];
const place = fc.nat(PLACES.length - 1);
const operation = fc.oneof<fc.Arbitrary<Operation>[]>(
  fc.record({ do: fc.constantFrom('write' as const, 'edit' as const), which: place, content: fc.nat(4) }),
  fc.record({ do: fc.constantFrom('move' as const, 'copy' as const), which: place, to: place }),
  fc.record({ do: fc.constant('remove' as const), which: place }),
  fc.record({ do: fc.constantFrom('look' as const, 'restart' as const) }),
);

async function carryOut({ inFolder, media, whileClosed }: MediaFixture, step: Operation): Promise<void> {
  const file = 'which' in step ? inFolder(PLACES[step.which]!) : '';
  switch (step.do) {
    case 'write':
    case 'edit':
      await mkdir(dirname(file), { recursive: true });
      // Contents of different sizes: a file system may give two writes in one moment the same date.
      return edit(file, Buffer.from('content '.repeat(step.content + 1)));
    case 'move':
    case 'copy': {
      const to = inFolder(PLACES[step.to]!);
      await mkdir(dirname(to), { recursive: true });
      const act = step.do === 'move' ? rename(file, to) : to === file ? undefined : copyFile(file, to);
      return act?.catch(() => undefined);
    }
    case 'remove':
      return rm(file, { force: true });
    case 'look':
      return media.rescan();
    case 'restart':
      return whileClosed(async () => undefined);
  }
}

async function onDisk(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
    ),
  );
}

it('after any operations, looks and restarts, the catalog agrees with the folder and has forgotten nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (steps) => {
      const fixture = await openMedia({ before: (folder) => put(`${folder}/a.txt`, 'first') });
      const known = new Set<string>();
      for (const step of steps) {
        await carryOut(fixture, step);
        for (const { id } of fixture.store.state.media.values()) known.add(id);
      }
      await fixture.media.rescan();

      const files = [...fixture.store.state.media.values()];
      const present = files.filter(({ status }) => status !== 'MISSING');
      const disk = await onDisk(fixture.folder);
      expect(present.map(({ path }) => path).sort()).toEqual([...disk.keys()].sort());
      expect(present.every(({ status }) => status === 'READY')).toBe(true);
      const fingerprints = new Map(present.map(({ path, fingerprint }) => [path, fingerprint]));
      for (const [path, content] of disk) {
        for (const [other, otherContent] of disk) {
          expect(fingerprints.get(path) === fingerprints.get(other)).toBe(content === otherContent);
        }
      }
      for (const id of known) expect(fixture.store.state.media.get(id)).toBeDefined();
      for (const { path, sizeInBytes } of present) expect(sizeInBytes).toBe(disk.get(path)!.length);
      await fixture.close();
    }),
    { numRuns: 12 },
  );
});
