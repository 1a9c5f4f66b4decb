import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeFileSystem } from '../../../main/store/file-system.ts';
import { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';
import { isAboutLock, lockPathOf, readLock, takeLock } from '../../../main/store/lock.ts';
import { FaultyFileSystem, systemError } from './faulty-file-system.ts';
import { openTestStore, temporaryFolder } from './samples.ts';

const OWNER = { program: 'Gallery Desk 9', host: 'test' } as const;

/** Another process of this computer that does nothing. */
async function otherProcess(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child as unknown as ChildProcess & { pid: number };
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** A lock as another process would have written it. */
async function writeLock(folder: string, fields: Record<string, unknown>): Promise<void> {
  const content = {
    pid: process.pid,
    program: 'Other program',
    host: 'electron',
    hostname: hostname(),
    since: new Date().toISOString(),
    nonce: 'other-nonce',
    ...fields,
  };
  await writeFile(lockPathOf(folder), JSON.stringify(content));
}

describe('a lock', () => {
  test('tells who has the library open, and is gone when it is closed', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder, { program: 'Gallery Desk 9' });
    expect(await readLock(folder)).toEqual({
      pid: process.pid,
      program: 'Gallery Desk 9',
      host: 'test',
      hostname: hostname(),
      since: expect.any(String),
    });
    await store.close();
    expect(await readLock(folder)).toBeUndefined();
    expect(await readdir(folder)).not.toContain('library.lock');
  });

  test('is known as the reason of a refusal, when it is gone again too', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const refusal: unknown = await openTestStore(folder).catch((error: unknown) => error);
    await store.close();
    expect(await readLock(folder)).toBeUndefined();
    expect(isAboutLock(refusal)).toBe(true);
    const other = new GalleryDeskError(
      'FAILED_PRECONDITION',
      `The library ${folder} is closed. Open it again to change it.`,
    );
    expect([other, new Error('library.lock')].map(isAboutLock)).toEqual([false, false]);
  });

  test('may be read by its owner alone, and tells where its program can be reached', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const endpoint = { address: '/run/desk.sock', token: 'secret' };
    await store.announceEndpoint(endpoint);
    expect((await readLock(folder))?.endpoint).toEqual(endpoint);
    const { mode } = await stat(lockPathOf(folder));
    expect(process.platform === 'win32' || (mode & 0o777) === 0o600).toBe(true);
    await store.close();
    expect(await readdir(folder)).not.toContain('library.lock');
  });

  test('keeps a second opening out, with who has it and what to do', async () => {
    const folder = await temporaryFolder();
    await openTestStore(folder);
    await expect(openTestStore(folder)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: expect.stringMatching(
        `The library ${folder} is open in Test \\(process ${process.pid}, .*Close it there first`,
      ),
      data: { value: process.pid },
    });
  });

  test('of a running process is respected, and taken over once the process was killed', async () => {
    const folder = await temporaryFolder();
    await (await openTestStore(folder)).close();
    const child = await otherProcess();
    await writeLock(folder, { pid: child.pid });
    await expect(openTestStore(folder)).rejects.toThrow(`process ${child.pid}`);
    await end(child);
    const store = await openTestStore(folder);
    expect((await readLock(folder))?.pid).toBe(process.pid);
    await store.close();
  });

  test.runIf(process.platform === 'linux')(
    'is stale when its process id belongs to a later process by now',
    async () => {
      const folder = await temporaryFolder();
      await (await openTestStore(folder)).close();
      await writeLock(folder, { processStart: 'another-boot 4711' });
      expect(await readLock(folder)).toBeUndefined();
      await openTestStore(folder);
    },
  );

  test('from before the computer was started is stale', async () => {
    const folder = await temporaryFolder();
    await (await openTestStore(folder)).close();
    await writeLock(folder, { since: '2020-01-01T00:00:00.000Z' });
    expect(await readLock(folder)).toBeUndefined();
    await openTestStore(folder);
  });

  test('of another computer is respected, and the message tells what to delete if that one is gone', async () => {
    const folder = await temporaryFolder();
    await (await openTestStore(folder)).close();
    await writeLock(folder, { hostname: 'studio-mac', pid: 1 });
    await expect(openTestStore(folder)).rejects.toThrow(
      `If it does not run on studio-mac any more, delete ${lockPathOf(folder)}`,
    );
  });

  test('that a crash left half-written is taken over', async () => {
    const folder = await temporaryFolder();
    await (await openTestStore(folder)).close();
    await writeFile(lockPathOf(folder), '{"pid": 12');
    await openTestStore(folder);
    expect((await readLock(folder))?.pid).toBe(process.pid);
  });

  test('that is stale is taken over by exactly one of many that try at once', async () => {
    const gone = await otherProcess();
    await end(gone);
    for (let round = 0; round < 20; round += 1) {
      const folder = await temporaryFolder();
      await writeLock(folder, { pid: gone.pid });
      const tries = await Promise.allSettled(
        Array.from({ length: 8 }, () => takeLock(nodeFileSystem, folder, OWNER)),
      );
      const taken = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(taken).toHaveLength(1);
      await taken[0]?.release();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  test('that is stale is not taken from the one who took it in between', async () => {
    const gone = await otherProcess();
    await end(gone);
    const folder = await temporaryFolder();
    await writeLock(folder, { pid: gone.pid });
    const fileSystem = new FaultyFileSystem();
    let isFirst = true;
    fileSystem.before = async ({ name }) => {
      if (name !== 'readFile' || !isFirst) return;
      isFirst = false;
      // The other one is quicker, between our finding the lock there and our looking at it.
      await takeLock(nodeFileSystem, folder, { ...OWNER, program: 'Quicker' });
    };
    await expect(takeLock(fileSystem, folder, OWNER)).rejects.toThrow('is open in Quicker');
    expect((await readLock(folder))?.program).toBe('Quicker');
  });

  test('that is stale is not taken from the one who finished taking it before we got the right to', async () => {
    const gone = await otherProcess();
    await end(gone);
    const folder = await temporaryFolder();
    await writeLock(folder, { pid: gone.pid, nonce: 'stale-one' });
    const fileSystem = new FaultyFileSystem();
    let isFirst = true;
    fileSystem.before = async ({ name, path }) => {
      if (name !== 'link' || !path.endsWith('.stale-one') || !isFirst) return;
      isFirst = false;
      await takeLock(nodeFileSystem, folder, { ...OWNER, program: 'Quicker' });
    };
    await expect(takeLock(fileSystem, folder, OWNER)).rejects.toThrow('is open in Quicker');
    expect(isFirst).toBe(false);
    expect((await readLock(folder))?.program).toBe('Quicker');
    expect(await readdir(folder)).toEqual(['library.lock']);
  });

  test('left by a crash in the middle of a takeover does not keep anyone out', async () => {
    const gone = await otherProcess();
    await end(gone);
    const folder = await temporaryFolder();
    await writeLock(folder, { pid: gone.pid, nonce: 'first' });
    const right = await readFile(lockPathOf(folder), 'utf8');
    await writeFile(`${lockPathOf(folder)}.first`, right.replace('"first"', '"second"'));
    const lock = await takeLock(nodeFileSystem, folder, OWNER);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is waited for when the one who has it takes our file aside for a rest of a crash', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    let isFirst = true;
    fileSystem.before = async ({ name }) => {
      if (name !== 'link' || !isFirst) return;
      isFirst = false;
      await openTestStore(folder, { program: 'Quicker' });
    };
    await expect(takeLock(fileSystem, folder, OWNER)).rejects.toThrow('is open in Quicker');
  });

  test('works on disks that know no second names', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    fileSystem.before = ({ name }) => {
      if (name === 'link') throw systemError('EPERM');
    };
    const lock = await takeLock(fileSystem, folder, OWNER);
    await expect(takeLock(fileSystem, folder, OWNER)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is not ours any more is left alone when we let go', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await writeLock(folder, { program: 'Newcomer' });
    await store.close();
    expect(await readFile(join(folder, 'library.lock'), 'utf8')).toContain('Newcomer');
  });
});
