import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPrograms, runProgram, type BuiltPrograms } from '../../support/built-programs.ts';
import { greyPng } from '../../support/media-files.ts';

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

/** Runs a command that has to succeed; answers its JSON. */
async function answer(...args: string[]): Promise<Record<string, unknown>> {
  const { status, stdout, stderr } = await runProgram(
    programs.cli,
    ['--library', path.join(folder, 'library'), ...args],
    { cwd: folder },
  );
  if (status !== 0) throw new Error(`Status ${status}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

it('a recipe is saved, planned and run by the command line, with rules given beside it', async () => {
  const pictures = path.join(folder, 'library', 'media', 'Italy');
  await mkdir(path.join(pictures, '01_Rome'), { recursive: true });
  await writeFile(path.join(pictures, '01_Rome', 'forum-at-noon.png'), greyPng(8, 8, 90));
  await answer('media', 'rescan');
  await answer('recipes', 'save', '--name', 'By folder', '--rules.title', '{folder}');
  const rules = ['--folder', 'Italy', '--recipe', 'by folder', '--rules.tags', 'travel', 'sun'];
  const plan = await answer('recipes', 'plan', ...rules);
  expect(plan).toMatchObject({
    label: 'Make gallery “Rome” from “Italy”',
    galleries: [
      { name: 'Rome', items: [{ title: 'Rome', altText: 'Forum at noon', tags: ['travel', 'sun'] }] },
    ],
  });
  await answer('recipes', 'run', ...rules, '--plan-id', String(plan.planId));
  expect(await answer('galleries', 'summaries')).toMatchObject({
    galleries: [{ name: 'Rome', totalItems: 1 }],
  });
  await answer('history', 'undo');
  expect(await answer('galleries', 'summaries')).toMatchObject({ totalGalleries: 0 });
});
