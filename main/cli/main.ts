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

async function run(args: readonly string[], signal: AbortSignal): Promise<void> {
  const request = await readCommandLine(args);
  if (request.kind === 'text') {
    await print(request.text);
    return;
  }
  if (request.kind === 'serve') {
    const { serveLibrary } = await import('./serve.ts');
    await serveLibrary(request.library, request.options, {
      workerFile: fileURLToPath(new URL('media-worker.js', import.meta.url)),
      print,
      note,
      signal,
    });
    return;
  }
  const [{ defaultLibraryFolder }, { connectToLibrary }, { callMethod }] = await Promise.all([
    import('../default-library.ts'),
    import('./connect.ts'),
    import('./call-method.ts'),
  ]);
  const folder = path.resolve(request.library ?? (await defaultLibraryFolder()));
  const connection = await connectToLibrary(folder, {
    workerFile: fileURLToPath(new URL('media-worker.js', import.meta.url)),
    stays: request.method.isStream,
    patience: request.patience,
    note,
    signal,
  });
  try {
    await callMethod(connection.client, request.method, request.input, { print, signal });
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
  await stayAliveFor(run(process.argv.slice(2), interruption.signal));
  process.exit(0);
} catch (error) {
  if (interruption.signal.aborted) process.exit(interruptedBy === undefined ? 0 : 130);
  const { exitStatus, error: printed } = failureOf(error);
  await write(process.stderr, `${JSON.stringify(printed)}\n`).catch(() => undefined);
  process.exit(exitStatus);
}
