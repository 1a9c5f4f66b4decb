import { spawn } from 'node:child_process';
import os from 'node:os';

/** An end within this time of the start, in ms, can be one of Electron itself rather than of Gallery Desk. */
const STARTING = 15_000;

/** How Chromium ends when this machine lacks what it needs (libraries, a sandbox), before any of our code runs. */
const FATAL_SIGNALS = new Set(['SIGTRAP', 'SIGILL', 'SIGABRT', 'SIGSEGV', 'SIGBUS']);
const LIBRARY_MISSING = 127;

/**
 * Runs Electron until it ends, passing on the signals that this process receives.
 *
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<{ status: number } | { problem: string }>} its exit status as a shell would give it, or why it could not start
 */
export function openElectron(executable, args) {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env;
  const startedAt = performance.now();
  const child = spawn(executable, args, { stdio: 'inherit', env: environment });
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => void child.kill(signal);
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve) => {
    /** @param {{ status: number } | { problem: string }} result */
    const end = (result) => {
      for (const signal of signals) process.off(signal, passOn);
      resolve(result);
    };
    child.once('error', (error) => end({ problem: `${executable} cannot be started: ${error.message}` }));
    child.once('exit', (code, signal) => {
      const isEarly = performance.now() - startedAt < STARTING;
      const isFatal = code === LIBRARY_MISSING || (signal !== null && FATAL_SIGNALS.has(signal));
      if (isEarly && isFatal) end({ problem: `it ended with ${signal ?? `status ${code}`}, see above` });
      else end({ status: signal === null ? (code ?? 1) : 128 + os.constants.signals[signal] });
    });
  });
}
