#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stayAliveFor } from '../server/stay-alive.ts';
import { failureOf } from './failure.ts';
import { readCommandLine } from './program.ts';

/** Resolves when the text has left the process: `process.exit` would cut off what is still on its way into a pipe. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

const print = (text: string): Promise<void> => write(process.stdout, text);

/** Standard output belongs to the answer; what a person should know beside it goes here. */
const note = (text: string): void => console.error(text);

/** Answers the exit status. */
async function run(args: readonly string[], signal: AbortSignal): Promise<number> {
  const request = await readCommandLine(args);
  if (request.kind === 'text') {
    await print(request.text);
    return 0;
  }
  if (request.kind === 'serve') {
    const { serveLibrary } = await import('./serve.ts');
    await serveLibrary(request.library, request.options, {
      workerFile: fileURLToPath(new URL('media-worker.js', import.meta.url)),
      siteFolder: fileURLToPath(new URL('../site', import.meta.url)),
      print,
      note,
      signal,
    });
    return 0;
  }
  const [{ defaultLibraryFolder }, { connectToLibrary }, { callMethod }] = await Promise.all([
    import('../default-library.ts'),
    import('./connect.ts'),
    import('./call-method.ts'),
  ]);
  const folder = path.resolve(request.library ?? (await defaultLibraryFolder()));
  const options = {
    workerFile: fileURLToPath(new URL('media-worker.js', import.meta.url)),
    siteFolder: fileURLToPath(new URL('../site', import.meta.url)),
    patience: request.patience,
    note,
    signal,
  };
  if (request.kind === 'offline') {
    const { runOffline } = await import('./run-offline.ts');
    const { answer, exitStatus } = await runOffline(request.command, folder, { ...options, stays: false });
    await print(`${JSON.stringify(answer, null, 2)}\n`);
    return exitStatus;
  }
  const connection = await connectToLibrary(folder, { ...options, stays: request.method.isStream });
  try {
    return await callMethod(connection.client, request.method, request.input, { print, signal });
  } finally {
    await connection.close();
  }
}

const interruption = new AbortController();
let interruptedBy: NodeJS.Signals | undefined;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    interruptedBy = name;
    interruption.abort();
  });
}
// Whoever reads our output has enough of it, as `head` does: that is the end, not a failure.
process.stdout.on('error', () => interruption.abort());

try {
  process.exit(await stayAliveFor(run(process.argv.slice(2), interruption.signal)));
} catch (error) {
  if (interruption.signal.aborted) process.exit(interruptedBy === undefined ? 0 : 130);
  const { exitStatus, error: printed } = failureOf(error);
  await write(process.stderr, `${JSON.stringify(printed)}\n`).catch(() => undefined);
  process.exit(exitStatus);
}
