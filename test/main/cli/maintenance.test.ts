import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  buildPrograms,
  runProgram,
  startProgram,
  type BuiltPrograms,
  type Ended,
} from '../../support/built-programs.ts';

let programs: BuiltPrograms;
let folder: string;

beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs.remove());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const library = (): string => path.join(folder, 'library');

async function run(...args: string[]): Promise<Ended & { readonly answer: unknown }> {
  const ended = await runProgram(programs.cli, ['--library', library(), ...args], { cwd: folder });
  const answer: unknown = ended.stdout === '' ? undefined : JSON.parse(ended.stdout);
  return { ...ended, answer };
}

async function names(): Promise<string[]> {
  const { answer } = await run('galleries', 'list');
  const { galleries } = z.object({ galleries: z.array(z.object({ name: z.string() })) }).parse(answer);
  return galleries.map(({ name }) => name).sort();
}

async function lastBackup(): Promise<string> {
  const { answer } = await run('backup', 'list');
  return z.object({ backups: z.array(z.object({ name: z.string() })).min(1) }).parse(answer).backups[0]!.name;
}

async function damageGallery(): Promise<string> {
  const galleries = path.join(library(), 'galleries');
  const file = path.join(galleries, (await readdir(galleries))[0]!);
  await writeFile(file, (await readFile(file, 'utf8')).replace('"name"', '"name'));
  return file;
}

describe('the command line on the files of a library', () => {
  it('verifies, says what a repair would do, repairs, and keeps aside what gave way', async () => {
    await run('galleries', 'create', '--gallery.name', 'Tuscany');
    expect(await run('verify')).toMatchObject({ status: 0, answer: { isClean: true, totalGalleries: 1 } });
    const file = await damageGallery();
    const damaged = await readFile(file, 'utf8');
    expect(await run('verify')).toMatchObject({
      status: 1,
      answer: { isClean: false, findings: [{ severity: 'ERROR', file: `galleries/${path.basename(file)}` }] },
    });
    expect(await run('repair')).toMatchObject({ status: 1, answer: { isApplied: false } });
    expect(await readFile(file, 'utf8')).toBe(damaged);
    const { status, answer } = await run('repair', '--apply');
    expect({ status, answer }).toMatchObject({ status: 0, answer: { isApplied: true, isClean: true } });
    const { keptIn } = z.object({ keptIn: z.string() }).parse(answer);
    expect(await readFile(path.join(keptIn, 'galleries', path.basename(file)), 'utf8')).toBe(damaged);
    expect(await names()).toEqual(['Tuscany']);
  });

  it('takes, lists and checks backups, and restores the library or one gallery from them', async () => {
    const created = await run('galleries', 'create', '--gallery.name', 'Tuscany');
    const { gallery } = z.object({ gallery: z.object({ id: z.string() }) }).parse(created.answer);
    expect(await run('backup', 'create')).toMatchObject({
      status: 0,
      answer: { backup: { reason: 'MANUAL' } },
    });
    const backup = await lastBackup();
    expect(await run('backup', 'verify', backup)).toMatchObject({ status: 0, answer: { isClean: true } });
    await run('galleries', 'update', '--gallery.id', gallery.id, '--gallery.name', 'Umbria');
    expect(await run('restore', backup, '--gallery', gallery.id, '--new')).toMatchObject({ status: 0 });
    expect(await names()).toEqual(['Tuscany', 'Umbria']);
    expect(await run('restore', backup)).toMatchObject({ status: 0, answer: { totalGalleries: 1 } });
    expect(await names()).toEqual(['Tuscany']);
    expect(await run('restore', backup, '--beside', 'copy')).toMatchObject({
      status: 0,
      answer: { folder: path.join(folder, 'copy') },
    });
    const file = path.join(library(), 'backups', backup, 'library.json');
    await writeFile(file, `${await readFile(file, 'utf8')} `);
    expect(await run('backup', 'verify', backup)).toMatchObject({ status: 1, answer: { isClean: false } });
    expect(await run('restore', backup)).toMatchObject({ status: 1, answer: undefined });
  });

  it('restores a library of which nothing but the backups is left', async () => {
    await run('galleries', 'create', '--gallery.name', 'Tuscany');
    await run('backup', 'create');
    const backup = await lastBackup();
    for (const name of await readdir(library())) {
      if (name !== 'backups') await rm(path.join(library(), name), { recursive: true });
    }
    expect(await run('restore', backup)).toMatchObject({ status: 0 });
    expect(await names()).toEqual(['Tuscany']);
  });

  it('asks a running application to verify what it has open, and refuses to repair that', async () => {
    await run('galleries', 'create', '--gallery.name', 'Tuscany');
    const running = startProgram(programs.server, ['--library', library()], { cwd: folder });
    try {
      await running.printed(/token=/);
      expect(await run('verify')).toMatchObject({ status: 0, answer: { isClean: true, totalGalleries: 1 } });
      const { status, stderr } = await run('repair', '--apply');
      expect({ status, error: JSON.parse(stderr) }).toMatchObject({
        status: 1,
        error: { code: 'FAILED_PRECONDITION', message: expect.stringContaining('Close it there first') },
      });
    } finally {
      running.child.kill('SIGKILL');
      await running.ended;
    }
  });

  it('makes no library where there is none to look at', async () => {
    expect(await run('verify')).toMatchObject({ status: 1, answer: undefined });
    await expect(readdir(library())).rejects.toThrow();
  });
});
