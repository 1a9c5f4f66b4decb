import { EventEmitter } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Core } from '../../../main/electron/core.ts';
import { LibraryWindows, type Surroundings } from '../../../main/electron/library-windows.ts';
import type { ProblemChoice } from '../../../main/electron/library-problem.ts';
import { noDesktop } from '../../../main/router/desktop.ts';

/** The part of a window that its library needs. */
class FakeWindow extends EventEmitter {
  #isGone = false;
  readonly webContents = {};
  readonly focus = vi.fn<() => void>();
  readonly show = vi.fn<() => void>();
  isDestroyed = (): boolean => this.#isGone;
  isMinimized = (): boolean => false;
  destroy(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.emit('closed');
  }
}

const fakeCore = (close: () => Promise<void>): Core => {
  const library: Partial<Core['library']> = {};
  return { library: library as Core['library'], connect: () => undefined, close };
};

describe('the windows of libraries', () => {
  let folder: string;
  let made: FakeWindow[];
  let opened: string[];
  let surroundings: Surroundings;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-windows-')));
    made = [];
    opened = [];
    surroundings = {
      createWindow: () => {
        const window = new FakeWindow();
        made.push(window);
        return window as unknown as BrowserWindow;
      },
      createDesktop: () => noDesktop,
      openCore: async () => fakeCore(async () => undefined),
      askAboutProblem: async () => 'close',
      openAnother: async () => false,
      opened: (library) => void opened.push(library),
    };
  });

  afterEach(async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  });

  it('are one for each library, whatever way it is named and however often it is asked for', async () => {
    const windows = new LibraryWindows(surroundings);
    const answers = await Promise.all([
      windows.open({ folder }),
      windows.open({ folder: `${folder}/` }),
      windows.open({ folder: path.join(folder, 'other', '..') }),
    ]);
    expect(answers).toEqual([folder, folder, folder]);
    expect(made).toHaveLength(1);
    expect(made[0]?.focus).toHaveBeenCalledTimes(2);
    await windows.open({ folder: path.join(folder, 'other') });
    expect(made).toHaveLength(2);
  });

  it('tell media apart by hosts that nobody can guess, new ones each time', async () => {
    const windows = new LibraryWindows(surroundings);
    await windows.open({ folder });
    const [first] = windows.all;
    expect(windows.byMediaHost(first!.mediaHost)).toBe(first);
    expect(first!.mediaHost).not.toBe(first!.hostName);
    made[0]!.destroy();
    await windows.allClosed();
    await windows.open({ folder });
    expect(windows.byMediaHost(first!.mediaHost)).toBeUndefined();
    expect(windows.byHost(first!.hostName)).toBeDefined();
  });

  it('open a library again only when it is closed', async () => {
    let release = (): void => undefined;
    const closing = new Promise<void>((resolve) => {
      release = resolve;
    });
    const order: string[] = [];
    surroundings = {
      ...surroundings,
      openCore: async () => {
        order.push('open');
        return fakeCore(async () => {
          await closing;
          order.push('closed');
        });
      },
    };
    const windows = new LibraryWindows(surroundings);
    await windows.open({ folder });
    made[0]!.destroy();
    const again = windows.open({ folder });
    release();
    await again;
    expect(order).toEqual(['open', 'closed', 'open']);
  });

  it('wait for libraries to close, and not for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    surroundings = { ...surroundings, openCore: async () => fakeCore(() => new Promise(() => undefined)) };
    const windows = new LibraryWindows(surroundings);
    await windows.open({ folder });
    made[0]!.destroy();
    const waiting = windows.allClosed();
    await vi.advanceTimersByTimeAsync(10_000);
    await waiting;
    expect(report).toHaveBeenCalledWith(expect.stringContaining('did not close within 10 s'));
    report.mockRestore();
  });

  it('ask what to do when a library does not open, try again, and forget it when the person gives up', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answers: ProblemChoice[] = ['try-again', 'open-another', 'close'];
    const asked: ProblemChoice[] = [];
    let attempts = 0;
    surroundings = {
      ...surroundings,
      openCore: async () => {
        attempts += 1;
        throw new Error('locked');
      },
      askAboutProblem: async () => {
        const answer = answers.shift() ?? 'close';
        asked.push(answer);
        return answer;
      },
    };
    const windows = new LibraryWindows(surroundings);
    await windows.open({ folder });
    await expect(windows.all[0]!.core).rejects.toThrow('was closed');
    // Choosing another one was cancelled, so the question comes back.
    expect([attempts, asked]).toEqual([2, ['try-again', 'open-another', 'close']]);
    expect([windows.all, opened, made[0]!.isDestroyed()]).toEqual([[], [], true]);
    report.mockRestore();
  });

  it('remember libraries, but not those of a demonstration', async () => {
    const windows = new LibraryWindows(surroundings);
    await windows.open({ folder, isRemembered: false });
    await windows.all[0]!.core;
    expect(opened).toEqual([]);
    await windows.open({ folder: path.join(folder, 'kept') });
    await windows.all[1]!.core;
    expect(opened).toEqual([path.join(folder, 'kept')]);
  });
});
