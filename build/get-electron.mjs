import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where npm put the package `electron`, which comes without the binary. */
const ELECTRON_PACKAGE = fileURLToPath(new URL('../node_modules/electron/', import.meta.url));

/** How long the server may take to begin its answer, and then between two parts of it, in ms. */
const FIRST_ANSWER = 4000;
const STALL = 30_000;

/**
 * The executable of the installed binary, or undefined when it is not there. Asking the package itself would download it.
 *
 * @param {string} [folder] of the package `electron`
 */
export function installedElectron(folder = ELECTRON_PACKAGE) {
  const pathFile = path.join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const distribution = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist');
  const executable = path.join(distribution, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/**
 * Says how far a download is: on a terminal by rewriting one line, elsewhere at every tenth.
 *
 * @param {string} what
 * @param {number | undefined} total bytes
 */
function progressLine(what, total) {
  const isTerminal = process.stdout.isTTY;
  let shown = -1;
  console.log(`Downloading ${what}${total === undefined ? '' : ` (${megabytes(total)})`}, needed once…`);
  return {
    /** @param {number} done bytes */
    update(done) {
      const percent = total === undefined ? Math.floor(done / 1e7) : Math.floor((done / total) * 100);
      const step = isTerminal ? percent : Math.floor(percent / 10) * 10;
      if (step === shown) return;
      shown = step;
      const text = total === undefined ? megabytes(done) : `${step} %`;
      if (isTerminal) process.stdout.write(`\r  ${text}`);
      else console.log(`  ${text}`);
    },
    end() {
      if (isTerminal) process.stdout.write('\n');
    },
  };
}

/**
 * A downloader for `@electron/get` that gives up quickly where nothing answers, and shows what is going on where something does.
 *
 * @param {string} what
 * @param {number} firstAnswer ms
 */
const patientOnlyWithAnswers = (what, firstAnswer) => ({
  /** @param {string} url @param {string} target */
  async download(url, target) {
    const control = new AbortController();
    let timer = setTimeout(() => control.abort(new Error('no answer in time')), firstAnswer);
    try {
      const response = await fetch(url, { signal: control.signal });
      if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
      const length = Number(response.headers.get('content-length') ?? Number.NaN);
      const progress = progressLine(what, Number.isFinite(length) ? length : undefined);
      let done = 0;
      await mkdir(path.dirname(target), { recursive: true });
      await pipeline(
        response.body,
        async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
          for await (const chunk of chunks) {
            clearTimeout(timer);
            timer = setTimeout(() => control.abort(new Error('the download stopped')), STALL);
            done += chunk.byteLength;
            progress.update(done);
            yield chunk;
          }
        },
        createWriteStream(target),
      );
      progress.end();
    } finally {
      clearTimeout(timer);
    }
  },
});

/** @param {unknown} error @returns {string} the innermost reason, which says more than "fetch failed" */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}

/**
 * Downloads Electron's binary into npm's package, from the cache, the mirror that ELECTRON_MIRROR names, or GitHub.
 *
 * @param {string} [folder] of the package `electron`
 * @param {number} [firstAnswer] how long the server may take to begin its answer, in ms
 * @returns {Promise<{ executable: string } | { problem: string }>} `problem` in a few words, when it cannot be had
 */
export async function getElectron(folder = ELECTRON_PACKAGE, firstAnswer = FIRST_ANSWER) {
  const fromPackage = createRequire(path.join(folder, 'package.json'));
  try {
    const { version } = fromPackage('./package.json');
    /** @type {typeof import('@electron/get')} */
    const { downloadArtifact } = await import(pathToFileURL(fromPackage.resolve('@electron/get')).href);
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: fromPackage('./checksums.json'),
      cacheRoot: process.env.electron_config_cache,
      downloader: patientOnlyWithAnswers(`Electron ${version}`, firstAnswer),
    });
    // Now in the cache: the package's own script unpacks it from there.
    const { status, stderr } = spawnSync(process.execPath, [path.join(folder, 'install.js')], {
      encoding: 'utf8',
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    const executable = installedElectron(folder);
    if (status === 0 && executable !== undefined) return { executable };
    return { problem: `it could not be unpacked: ${stderr.trim().split('\n')[0] ?? ''}` };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
