import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';
import { enterCallersFolder } from './callers-folder.mjs';
import { chooseHost } from './choose-host.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { openElectron } from './open-electron.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Browser mode runs in this very process: it reads the same arguments and answers signals itself. */
async function openBrowserMode() {
  const server = new URL('../out/main/server.js', import.meta.url);
  await import(server.href);
}

/** @param {readonly string[]} args */
async function start(args) {
  enterCallersFolder();
  endWithNpm();
  buildWhenNeeded();
  const host = await chooseHost({
    args,
    platform: process.platform,
    environment: process.env,
    userId: process.getuid?.(),
  });
  if (host.kind === 'browser') {
    if (host.reason !== undefined) console.log(host.reason);
    await openBrowserMode();
    return;
  }
  const ended = await openElectron(host.executable, [ROOT, ...args]);
  if ('status' in ended) {
    process.exitCode = ended.status;
    return;
  }
  console.log(`Electron could not start (${ended.problem}): opening browser mode.`);
  await openBrowserMode();
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
