import { app, protocol } from 'electron';
import * as z from 'zod';
import { parseHostOptions, type HostOptions } from '../host-options.ts';
import { APP_SCHEME, MEDIA_SCHEME } from './addresses.ts';
import { Application } from './application.ts';
import { startLog } from './log.ts';
import { libraryFolderOf } from './opened-path.ts';
import { programFiles } from './program-files.ts';
import { guardAllContents } from './session-security.ts';
import { startRequest, type MakeDemo, type StartRequest } from './start-request.ts';
import { markStartup } from './startup-timings.ts';
import { spawnUtilityWorker } from './utility-worker.ts';

/** What a second start hands over. It comes from a process of the same user, and is parsed like anything from outside. */
const handoverSchema = z.object({ args: z.array(z.string()), folder: z.string() });

/** Without the executable and, when it is run from its sources, without the path of the application. */
const ownArguments = (): string[] => process.argv.slice(process.defaultApp ? 2 : 1);

/** Reads the flags, or ends the program with a text for the terminal. */
function readOptions(): HostOptions | undefined {
  try {
    const parsed = parseHostOptions(ownArguments(), { allowUnknown: true });
    if (parsed.kind === 'options') return parsed.options;
    process.stdout.write(parsed.text);
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    app.exit(1);
  }
  return undefined;
}

/** Only a demonstration needs the painter of sample pictures. */
const makeDemo: MakeDemo = async (mediaFolder) => {
  const { makeDemoLibrary } = await import('../demo/demo-library.ts');
  return makeDemoLibrary(spawnUtilityWorker(programFiles.mediaWorker()), mediaFolder);
};

/** The application in this process, from the first to the last event. */
async function run(options: HostOptions): Promise<void> {
  /** Files opened from the desktop before there was an application to open them. */
  const openedEarly: string[] = [];
  let openFile = (file: string): void => void openedEarly.push(file);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openFile(file);
  });

  // The core is compiled while Electron gets ready; the entry itself stays small.
  const coreModule = import('./core.ts');
  coreModule.then(
    () => markStartup('core loaded'),
    () => undefined,
  );
  await app.whenReady();
  markStartup('ready');
  const application = new Application(coreModule, makeDemo);
  application.start();
  const requests: StartRequest[] = [];
  const openWith = async (asked: HostOptions): Promise<void> => {
    try {
      const request = await startRequest(asked, application.preferences.recentLibraries, makeDemo);
      requests.push(request);
      await application.open(request.library);
    } catch (error) {
      await application.report(error);
      if (!application.hasWindows) app.quit();
    }
  };
  openFile = (file) => {
    void libraryFolderOf(file).then((folder) =>
      folder === undefined ? undefined : application.open({ folder }),
    );
  };

  app.on('second-instance', (_event, _argv, _folder, handover) => {
    const { success, data } = handoverSchema.safeParse(handover);
    if (!success) return;
    try {
      const parsed = parseHostOptions(data.args, { cwd: data.folder, allowUnknown: true });
      if (parsed.kind === 'options') void openWith(parsed.options);
    } catch (error) {
      void application.report(error);
    }
  });
  app.on('activate', () => {
    if (!application.hasWindows) void openWith(options);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitCleanly(application, requests);

  if (openedEarly.length > 0 && options.libraryFolder === undefined) openedEarly.forEach(openFile);
  else await openWith(options);
}

/** Holds the last step of quitting until the libraries are closed. */
function quitCleanly(application: Application, requests: readonly StartRequest[]): void {
  let isFinished = false;
  const finish = async (): Promise<void> => {
    await application.finish();
    await Promise.all(requests.map((request) => request.dispose()));
  };
  app.on('will-quit', (event) => {
    if (isFinished) return;
    event.preventDefault();
    finish()
      .catch((error: unknown) => console.error('Quitting met a problem.', error))
      .finally(() => {
        isFinished = true;
        app.quit();
      });
  });
}

function start(): void {
  const options = readOptions();
  if (options === undefined) return;
  app.setAppUserModelId('app.gallerydesk');
  if (!app.requestSingleInstanceLock({ args: ownArguments(), folder: process.cwd() })) {
    app.quit();
    return;
  }
  startLog(app.getPath('logs'), !app.isPackaged);
  process.on('uncaughtException', (error) => console.error('An error that nothing handled:', error));
  process.on('unhandledRejection', (reason) => console.error('A rejection that nothing handled:', reason));
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    {
      scheme: MEDIA_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
  guardAllContents();
  run(options).catch((error: unknown) => {
    console.error('Gallery Desk could not start.', error);
    app.exit(1);
  });
}

start();
