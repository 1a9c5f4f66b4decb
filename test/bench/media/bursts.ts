import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openDesk } from './desk.ts';
import { makeTexts } from './photos.ts';

const run = promisify(execFile);

/** ms without a new file after which no more is expected. */
const PATIENCE = 5000;

export type Burst = 'cp -r' | 'mv' | 'unzip';

/** Lets trees of files come into a watched folder, one after another, and answers how many files were never noticed. */
export async function missedFiles(
  folder: string,
  kind: Burst,
  {
    bursts,
    folders,
    filesEach,
  }: { readonly bursts: number; readonly folders: number; readonly filesEach: number },
): Promise<number> {
  const source = path.join(folder, 'source');
  const media = path.join(folder, 'media');
  await mkdir(media, { recursive: true });
  await makeTexts(path.join(source, 'tree'), folders, filesEach);
  if (kind === 'unzip') await run('zip', ['-qr', 'tree.zip', 'tree'], { cwd: source });
  const desk = await openDesk(path.join(folder, 'library'), media, true);
  await desk.media.whenSettled();
  for (let burst = 0; burst < bursts; burst += 1) {
    const target = path.join(media, `burst ${burst}`);
    if (kind === 'cp -r') await run('cp', ['-r', path.join(source, 'tree'), target]);
    else if (kind === 'unzip') await run('unzip', ['-q', path.join(source, 'tree.zip'), '-d', target]);
    else {
      const finished = path.join(folder, 'finished');
      await cp(path.join(source, 'tree'), finished, { recursive: true });
      await rename(finished, target);
    }
  }
  const expected = bursts * folders * filesEach;
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, PATIENCE);
    const unsubscribe = desk.events.subscribe(() => {
      clearTimeout(timer);
      const isComplete = desk.store.state.media.size >= expected;
      timer = setTimeout(
        () => {
          unsubscribe();
          resolve();
        },
        isComplete ? 0 : PATIENCE,
      );
    });
  });
  const missed = expected - desk.store.state.media.size;
  await desk.close();
  await rm(folder, { recursive: true, force: true });
  return missed;
}
