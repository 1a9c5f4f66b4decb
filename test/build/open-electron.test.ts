import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openElectron } from '../../build/open-electron.mjs';
import { startProgram } from '../support/built-programs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** An executable that does what the script says. */
async function executable(script: string): Promise<string> {
  const file = path.join(folder, 'electron.cjs');
  await writeFile(file, `#!${process.execPath}\n${script}`);
  await chmod(file, 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('an Electron that is opened', () => {
  it('gets the arguments, and its exit status is passed on', async () => {
    const file = await executable(
      `require('fs').writeFileSync(${JSON.stringify(path.join(folder, 'seen'))}, JSON.stringify({
        args: process.argv.slice(2), asNode: process.env.ELECTRON_RUN_AS_NODE ?? null }));
      process.exitCode = 3;`,
    );
    process.env.ELECTRON_RUN_AS_NODE = '1';
    try {
      expect(await openElectron(file, ['.', '--demo'])).toEqual({ status: 3 });
    } finally {
      delete process.env.ELECTRON_RUN_AS_NODE;
    }
    expect(JSON.parse(await readFile(path.join(folder, 'seen'), 'utf8'))).toEqual({
      args: ['.', '--demo'],
      asNode: null,
    });
  });

  it('that is killed gives the status that a shell gives', async () => {
    expect(await openElectron(await executable("process.kill(process.pid, 'SIGKILL')"), [])).toEqual({
      status: 128 + 9,
    });
  });

  it.each(["process.kill(process.pid, 'SIGTRAP')", 'process.exitCode = 127'])(
    'that ends as Chromium does when the machine lacks something could not start: %s',
    async (script) => {
      expect(await openElectron(await executable(script), [])).toEqual({
        problem: expect.stringMatching(/^it ended with (SIG[A-Z]+|status 127), see above$/),
      });
    },
  );

  it('that is not there could not start', async () => {
    const missing = path.join(folder, 'missing');
    expect(await openElectron(missing, [])).toEqual({ problem: expect.stringContaining(missing) });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'receives %s, and ends in its own way',
    async (signal) => {
      const file = await executable(
        `process.on('${signal}', () => { console.log('closing'); process.exit(5); });
      setInterval(() => {}, 1000);
      console.log('open');`,
      );
      const opener = path.join(folder, 'opener.mjs');
      const module = path.join(ROOT, 'build', 'open-electron.mjs');
      await writeFile(
        opener,
        `import { openElectron } from ${JSON.stringify(module)};
      const ended = await openElectron(${JSON.stringify(file)}, []);
      process.exitCode = ended.status;`,
      );
      const running = startProgram(opener, []);
      await running.printed(/open/);
      running.child.kill(signal);
      const { status, stdout } = await running.ended;
      expect({ status, stdout }).toEqual({ status: 5, stdout: 'open\nclosing\n' });
    },
  );
});
