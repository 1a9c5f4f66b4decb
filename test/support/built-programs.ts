import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The command line and browser mode, built from the sources as they are, with a window that is only a page. */
export interface BuiltPrograms {
  /** Absolute paths. */
  readonly cli: string;
  readonly server: string;
  remove(): Promise<void>;
}

/** Builds what tests start as processes of their own. Beside the other caches of node_modules, where packages are found. */
export async function buildPrograms(): Promise<BuiltPrograms> {
  const cache = path.join(ROOT, 'node_modules', '.cache', 'gallery-desk');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'test-programs-'));
  const programs = {
    server: 'main/server/main.ts',
    cli: 'main/cli/main.ts',
    'media-worker': 'main/media/worker/main.ts',
  };
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    // As in the product, whose start-up time is that of reading one file.
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      ssr: true,
      target: 'node20.19',
      minify: false,
      outDir: path.join(folder, 'main'),
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(programs).map(([name, file]) => [name, path.join(ROOT, file)]),
        ),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  await mkdir(path.join(folder, 'renderer'));
  await writeFile(path.join(folder, 'renderer', 'index.html'), '<!doctype html><title>Gallery Desk</title>');
  await writeFile(path.join(folder, 'package.json'), '{"type": "module"}');
  return {
    cli: path.join(folder, 'main', 'cli.js'),
    server: path.join(folder, 'main', 'server.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** How a process ended and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started process of Node. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with the first match in what it prints. Rejects with all of it when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What it reads on standard input. */
  readonly input?: string;
}

/** Starts a program of Node with a quiet surrounding: no display, no settings of the person who runs the tests. */
export function startProgram(program: string, args: readonly string[], options: StartOptions = {}): Running {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, INIT_CWD: _folder, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd,
    env: { ...inherited, NO_COLOR: '1', ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const listener of listeners) listener();
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal, ...output }));
  });
  return {
    child,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output.stdout + output.stderr);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then(({ status, signal }) =>
          reject(new Error(`It ended with ${signal ?? status}:\n${output.stdout}${output.stderr}`)),
        );
      }),
  };
}

/** Runs a program of Node to its end. */
export function runProgram(program: string, args: readonly string[], options?: StartOptions): Promise<Ended> {
  return startProgram(program, args, options).ended;
}
