import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleForNode } from '../../../build/bundle-node.mjs';
import { FolderTarget } from '../../../main/publish/folder-target.ts';
import { type FileFact, filesBelow, photo, picture, PublishDesk } from './publish-fixture.ts';

const GALLERIES = 30;
const TRIALS = 12;

let program = '';
beforeAll(async () => {
  program = await bundleForNode('test/main/publish/crash-child.ts');
});

type Moment = (target: string) => Promise<void>;

/** Publishes in a process of its own, and kills that when the moment has come. Answers whether it had come to its end before. */
async function publishAndKill(desk: PublishDesk, title: string, moment: Moment): Promise<boolean> {
  const child = spawn(process.execPath, [program, desk.folder, inject('mediaWorker'), title], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (!output.includes('ready')) await pause(2);
  await Promise.race([moment(desk.target), exited]);
  child.kill('SIGKILL');
  await exited;
  return output.includes('done');
}

/** What visitors see: everything but what the program keeps for itself. */
function visible(files: Map<string, FileFact>): Map<string, string> {
  return new Map(
    [...files]
      .filter(([file]) => !file.startsWith('.gallery-desk/'))
      .map(([file, { sha256 }]) => [file, sha256]),
  );
}

const isSame = (a: Map<string, string>, b: Map<string, string>) =>
  a.size === b.size && [...a].every(([file, hash]) => b.get(file) === hash);

/** As soon as the switch is decided: in the midst of the renames. */
const inTheSwitch: Moment = async (target) => {
  while (!existsSync(path.join(target, '.gallery-desk', 'switch.json'))) await nextTurn();
};

describe('a run that is killed', () => {
  it(
    'leaves every page as it was or as it is to be, and the whole site so at the next look',
    { timeout: 240_000 },
    async () => {
      const desk = await PublishDesk.open();
      const mediaIds = await desk.add({
        'a.jpg': await photo(200, 150, 1),
        'b.jpg': await photo(150, 200, 2),
      });
      const galleries = [];
      for (let number = 0; number < GALLERIES; number += 1) {
        galleries.push(
          await desk.gallery(
            `Gallery ${number}`,
            mediaIds.map((id) => picture(id)),
          ),
        );
      }
      await desk.site(
        galleries.map(({ id }) => id),
        { title: 'Old' },
      );
      const states = new Map<string, Map<string, string>>();
      let duration = 0;
      for (const title of ['Old', 'New', 'Old']) {
        await desk.library.publish.updateSite({ site: 'Portfolio', changes: { title } });
        const started = performance.now();
        await desk.run();
        duration = performance.now() - started;
        states.set(title, visible(await desk.files()));
      }
      await desk.library.close();

      let present = 'Old';
      const seen = { old: 0, new: 0, done: 0 };
      for (let trial = 0; trial < TRIALS; trial += 1) {
        const next = present === 'Old' ? 'New' : 'Old';
        const moment: Moment = trial % 2 === 0 ? inTheSwitch : () => pause(Math.random() * duration * 1.2);
        const isDone = await publishAndKill(desk, next, moment);
        const [before, after] = [states.get(present)!, states.get(next)!];
        // At the instant of the kill: every page is whole, and of one of the two releases.
        const atOnce = visible(await filesBelow(desk.target));
        for (const [file, hash] of atOnce) expect([before.get(file), after.get(file)]).toContain(hash);
        for (const file of after.keys()) if (before.has(file)) expect([...atOnce.keys()]).toContain(file);
        // At the next look at the folder: one release, as a whole.
        await new FolderTarget(desk.target).manifest();
        const now = visible(await filesBelow(desk.target));
        expect(isSame(now, before) || isSame(now, after)).toBe(true);
        if (isDone) expect(isSame(now, after)).toBe(true);
        if (isSame(now, after)) present = next;
        seen[isDone ? 'done' : isSame(now, after) ? 'new' : 'old'] += 1;
      }
      // Both sides of the decision were hit, or the trials would show nothing.
      expect(seen.new).toBeGreaterThan(0);
      expect(seen.old + seen.new).toBeGreaterThan(TRIALS / 2);
    },
  );
});
