import path from 'node:path';
import log from 'electron-log/main';

/** Log files are turned over at this size, in bytes. */
const MAXIMUM_SIZE = 2 * 1024 * 1024;

/**
 * Sends everything that is written to the console, by this program and the core, to `<logs>/main.log` with time and level. One older file
 * is kept beside it.
 *
 * @param folder of the log files, absolute
 * @param isVerbose also writes `debug` and shows `info` on the terminal
 */
export function startLog(folder: string, isVerbose: boolean): void {
  log.transports.file.resolvePathFn = () => path.join(folder, 'main.log');
  log.transports.file.maxSize = MAXIMUM_SIZE;
  log.transports.file.level = isVerbose ? 'debug' : 'info';
  log.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}';
  log.transports.console.level = isVerbose ? 'debug' : 'warn';
  log.transports.ipc.level = false;
  Object.assign(console, log.functions);
}
