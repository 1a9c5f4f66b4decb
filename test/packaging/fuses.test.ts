import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setFuses } from '../../build/after-pack.mjs';

/** What stands before the fuses in Electron's executable (docs/tutorial/fuses.md of Electron). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

const ENABLED = '1'.charCodeAt(0);
const DISABLED = '0'.charCodeAt(0);

/** A file with the fuses of a fresh Electron in it, and as large as one at least. */
function executableWith(fuses: string): Buffer {
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  return Buffer.concat([Buffer.alloc(1024 * 1024), wire, Buffer.alloc(1024)]);
}

describe('the fuses of the packed executable', () => {
  let folder: string;
  let executable: string;
  const lines: string[] = [];
  const set = (): Promise<boolean> => setFuses(executable, executable, (line) => lines.push(line));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-fuses-'));
    executable = path.join(folder, 'gallery-desk');
    lines.length = 0;
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('let it run as nothing but this application, and only from its archive', async () => {
    await writeFile(executable, executableWith('101100111'));
    expect(await set()).toBe(true);
    const wire = await getCurrentFuseWire(executable);
    expect(lines).toEqual([]);
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    expect(off.map((fuse) => [fuse, wire[fuse]])).toEqual(off.map((fuse) => [fuse, DISABLED]));
    expect(on.map((fuse) => [fuse, wire[fuse]])).toEqual(on.map((fuse) => [fuse, ENABLED]));
  });

  it('are named to the one who builds when nobody has decided them, and stay as they are', async () => {
    await writeFile(executable, executableWith('1011001110'));
    expect(await set()).toBe(true);
    const wire: Record<string, unknown> = await getCurrentFuseWire(executable);
    expect([wire['8'], wire['9']]).toEqual([ENABLED, DISABLED]);
    expect(lines).toEqual([expect.stringContaining('fuse 9 of this Electron is unknown here')]);
  });

  it('stop the build when one of them was taken out of Electron', async () => {
    await writeFile(executable, executableWith('1011'));
    await expect(set()).rejects.toThrow('the fuse wire in this version of Electron is not long enough');
  });

  it('stop the build when an executable as large as Electron has none', async () => {
    await writeFile(executable, Buffer.alloc(2 * 1024 * 1024));
    await expect(set()).rejects.toThrow('Could not find sentinel');
  });

  it('are left alone in a stub, and a line says so', async () => {
    await writeFile(executable, '#!/bin/sh\n');
    expect(await set()).toBe(false);
    expect(await readFile(executable, 'utf8')).toBe('#!/bin/sh\n');
    expect(lines).toEqual([expect.stringContaining('gallery-desk is not Electron')]);
  });
});
