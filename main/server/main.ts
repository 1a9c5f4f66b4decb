import { fileURLToPath } from 'node:url';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { parseHostOptions, type HostOptions, type ParsedHostOptions } from '../host-options.ts';
import { openBrowserHost } from './browser-host.ts';
import { closeOnInterruption } from './interruption.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { stayAliveFor } from './stay-alive.ts';

/** Prints what a person can act on; of a fault of the program, where it happened. */
function complain(error: unknown): void {
  console.error(error instanceof GalleryDeskError ? error.message : error);
}

async function open(options: HostOptions): Promise<void> {
  const opening = openBrowserHost(options, {
    rendererFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
    workerFile: fileURLToPath(new URL('media-worker.js', import.meta.url)),
    siteFolder: fileURLToPath(new URL('../site', import.meta.url)),
  });
  closeOnInterruption(async () => {
    const host = await opening;
    await host.close();
  });
  const { library, server } = await stayAliveFor(opening);
  for (const note of library.info().openingNotes) console.error(note);
  console.log(`Gallery Desk is open at ${server.address}`);
  console.log(`Library: ${library.folder}. Press Ctrl+C to close it.`);
  if (options.open && hasDisplay({ platform: process.platform, environment: process.env })) {
    openBrowser(server.oneTimeAddress());
  }
}

/** @param status 1 when it could not be done, 2 when the command line was not understood */
function fail(error: unknown, status: 1 | 2): never {
  complain(error);
  process.exit(status);
}

function readOptions(): ParsedHostOptions {
  try {
    return parseHostOptions(process.argv.slice(2));
  } catch (error) {
    return fail(error, 2);
  }
}

const parsed = readOptions();
if (parsed.kind === 'text') process.stdout.write(parsed.text);
else await open(parsed.options).catch((error: unknown) => fail(error, 1));
