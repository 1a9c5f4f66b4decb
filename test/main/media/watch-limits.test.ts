import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it, onTestFinished } from 'vitest';
import { BUNDLE_CACHE, bundleForNode } from '../../../build/bundle-node.mjs';
import { temporaryFolder } from './media-fixture.ts';

const run = promisify(execFile);

/** In a namespace of its own, where the limit is another one and that of the machine stays as it is (user_namespaces(7)). */
const LIMITED = 'echo 12 > /proc/sys/user/max_inotify_watches && exec "$@"';

function withFewWatches(...command: string[]) {
  return run('unshare', ['--user', '--map-root-user', 'sh', '-c', LIMITED, 'sh', ...command], {
    encoding: 'utf8',
  });
}

it('where the system watches no more folders, they are looked through now and then, and it is said', async () => {
  const isAllowed = await withFewWatches('true').catch(() => undefined);
  if (isAllowed === undefined) {
    console.log(
      'The test of the limit of watches is left out: this system gives no namespace to lower it in.',
    );
    return;
  }
  const bundle = path.join(BUNDLE_CACHE, `limited-watch-${process.pid}`);
  onTestFinished(() => rm(bundle, { recursive: true, force: true }));
  const program = await bundleForNode('test/support/limited-watch.ts', bundle);
  const { stdout } = await withFewWatches(
    process.execPath,
    program,
    await temporaryFolder(),
    inject('mediaWorker'),
  );
  expect(JSON.parse(stdout)).toEqual({
    state: 'READY',
    problem: expect.stringContaining('max_user_watches'),
    files: 30,
  });
});
