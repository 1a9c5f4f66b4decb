import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, recordOpenedLinks, ROOT, startAgain, test, whenLoaded } from './application.ts';

/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page is written where it runs */

// What Playwright evaluates is exempt from the page's policy; code that a timer runs is not. Hence the timers below.

test.describe('the renderer', () => {
  test('has no Node and no Electron, and sees of its host only how to reach the contract', async ({
    page,
  }) => {
    const seen = await page.evaluate(() => {
      const { galleryDesk } = globalThis as unknown as { galleryDesk: { pathOf: (file: File) => string } };
      const names = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'];
      return {
        globals: names.filter((name) => name in globalThis),
        desk: JSON.stringify(galleryDesk),
        members: Object.keys(galleryDesk),
        pathOfMadeUp: galleryDesk.pathOf(new File(['x'], '/etc/passwd')),
        isFrozen: Object.isFrozen(galleryDesk),
      };
    });
    expect(seen).toEqual({
      globals: [],
      desk: '{"transport":"message-port"}',
      members: ['transport', 'pathOf'],
      // Only a file that a person gave has a path.
      pathOfMadeUp: '',
      isFrozen: true,
    });
  });

  test('runs in a sandbox, with a preload in a world of its own', async ({ app, page }) => {
    await expect(page).toHaveTitle(/./);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents: object = BrowserWindow.getAllWindows()[0]!.webContents;
      try {
        return (contents as { getLastWebPreferences: () => object }).getLastWebPreferences();
      } catch {
        return undefined;
      }
    });
    test.skip(preferences === undefined, 'this executable opens no other windows, and does not tell');
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('makes no code from text', async ({ page }) => {
    const results = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          setTimeout(() => {
            const attempt = (run: () => unknown): string => {
              try {
                return `ran: ${String(run())}`;
              } catch (error) {
                return (error as Error).name;
              }
            };
            // oxlint-disable-next-line no-eval, no-new-func, typescript/no-implied-eval -- refusing these is what is tested
            resolve([attempt(() => eval('1 + 1')), attempt(() => new Function('return 1 + 1')())]);
          });
        }),
    );
    expect(results).toEqual(['EvalError', 'EvalError']);
  });

  test('runs no script and no style that is written into the page', async ({ page }) => {
    const { isRun, color } = await page.evaluate(
      () =>
        new Promise<{ isRun: boolean; color: string }>((resolve) => {
          setTimeout(() => {
            const script = document.createElement('script');
            script.textContent = 'globalThis.isRunForTest = true';
            const style = document.createElement('style');
            style.textContent = 'html { color: rgb(1, 2, 3) }';
            const image = document.createElement('img');
            image.setAttribute('onerror', 'globalThis.isRunForTest = true');
            image.src = './not-there.png';
            document.body.append(script, style, image);
            image.addEventListener('error', () =>
              resolve({
                isRun: 'isRunForTest' in globalThis,
                color: getComputedStyle(document.documentElement).color,
              }),
            );
          });
        }),
    );
    expect(isRun).toBe(false);
    expect(color).not.toBe('rgb(1, 2, 3)');
  });

  test('sends nothing anywhere else: no request, picture, frame, beacon, socket or form', async ({
    page,
    elsewhere,
  }) => {
    const refused = await page.evaluate(
      (address) =>
        new Promise<string[]>((resolve) => {
          const attack = async (): Promise<void> => {
            const violations: string[] = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              violations.push(event.effectiveDirective),
            );
            const append = (name: string, attributes: Record<string, string>): HTMLElement => {
              const element = document.createElement(name);
              for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
              document.body.append(element);
              return element;
            };
            append('img', { src: `${address}/image` });
            append('video', { src: `${address}/video` });
            append('iframe', { src: `${address}/frame` });
            append('object', { data: `${address}/object` });
            append('script', { src: `${address}/script` });
            append('link', { rel: 'stylesheet', href: `${address}/style` });
            await fetch(`${address}/fetch`).catch(() => undefined);
            navigator.sendBeacon(`${address}/beacon`);
            try {
              void new WebSocket(`${address.replace('http', 'ws')}/socket`);
            } catch {
              // Refused at once.
            }
            const form = append('form', { action: `${address}/form`, method: 'post' }) as HTMLFormElement;
            form.submit();
            setTimeout(() => resolve([...new Set(violations)].sort()), 500);
          };
          setTimeout(() => void attack());
        }),
      elsewhere.address,
    );
    expect(elsewhere.requests).toEqual([]);
    expect(refused).toEqual(
      expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'media-src', 'object-src']),
    );
  });

  test('is refused even where no policy stands in the way', async ({ app, page, elsewhere }) => {
    await expect(page).toHaveTitle(/./);
    const outcome = await app.evaluate(async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      try {
        await window.loadURL(address);
        return 'loaded';
      } catch {
        return 'refused';
      } finally {
        window.destroy();
      }
    }, elsewhere.address);
    expect([outcome, elsewhere.requests]).toEqual(['refused', []]);
  });
});

const addressOf = (page: Page): Promise<string> => page.evaluate(() => location.href);

test.describe('a link', () => {
  test('opens in the browser of the person when it is https, and the window stays where it is', async ({
    app,
    page,
  }) => {
    const opened = await recordOpenedLinks(app);
    const before = await addressOf(page);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/a';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      globalThis.open('https://example.com/b');
      const plain = document.createElement('a');
      plain.href = 'https://example.com/c';
      document.body.append(plain);
      setTimeout(() => plain.click());
    });
    await expect
      .poll(opened)
      .toEqual(['https://example.com/a', 'https://example.com/b', 'https://example.com/c']);
    expect(await addressOf(page)).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });

  test('goes nowhere when it is anything else', async ({ app, page, elsewhere }) => {
    const opened = await recordOpenedLinks(app);
    const before = await addressOf(page);
    const others = [
      elsewhere.address,
      'file:///etc/passwd',
      'smb://server/share',
      'app://elsewhere/index.html',
    ];
    for (const other of others) {
      await page.evaluate(
        (address) =>
          new Promise<void>((resolve) => {
            globalThis.open(address);
            const link = document.createElement('a');
            link.href = address;
            document.body.append(link);
            link.click();
            setTimeout(resolve, 200);
          }),
        other,
      );
      expect(await addressOf(page)).toBe(before);
    }
    expect([await opened(), elsewhere.requests, app.windows().length]).toEqual([[], [], 1]);
  });
});

test('a page is given no permission and no device', async ({ app, page }) => {
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const states = await Promise.all(
      names.map(async (name) => {
        const status = await navigator.permissions
          .query({ name: name as PermissionName })
          .catch(() => undefined);
        return status?.state === 'granted' ? name : undefined;
      }),
    );
    return states.filter((name) => name !== undefined);
  });
  expect(granted).toEqual([]);
  // Where the executable can ask what the application answers, it is asked; a browser that refuses by itself proves little.
  const answers = await app.evaluate(async ({ BrowserWindow }) => {
    interface Record {
      requestPermission(contents: unknown, permission: string): Promise<boolean>;
      checkPermission(contents: unknown, permission: string, origin: string): boolean;
    }
    const { electronStandIn: record } = globalThis as unknown as { electronStandIn?: Record };
    if (record === undefined) return undefined;
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const names = ['media', 'geolocation', 'notifications', 'openExternal', 'fullscreen', 'clipboard-read'];
    const asked = await Promise.all(names.map((name) => record.requestPermission(contents, name)));
    return [...asked, ...names.map((name) => record.checkPermission(contents, name, contents.getURL()))];
  });
  expect(answers?.some(Boolean) ?? false).toBe(false);
});

test.describe('the contract', () => {
  /** A page that asks for the contract as ours does, and writes down what became of its port. */
  const SNOOPER = `data:text/html,<title>waiting</title><script>
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => { document.title = 'answered'; });
    port1.addEventListener('close', () => { document.title = 'closed'; });
    port1.start();
    window.postMessage('gallery-desk:connect', '*', [port2]);
  </script>`;

  test('is not for pages that are not ours, even with our preload', async ({ app, page }) => {
    await expect(page).toHaveTitle(/./);
    const opening = app.waitForEvent('window');
    await app.evaluate(
      async ({ BrowserWindow }, [preload, address]) => {
        const window = new BrowserWindow({ webPreferences: { sandbox: true, preload } });
        await window.loadURL(address);
      },
      [path.join(ROOT, 'out/preload/preload.cjs'), SNOOPER] as const,
    );
    await expect(await opening).toHaveTitle('closed');
  });

  test('is for every window with its own library, and not for another one', async ({
    app,
    page,
    folders,
  }) => {
    const other = path.join(folders.base, 'other library');
    await whenLoaded(page);
    const opening = app.waitForEvent('window');
    expect(await startAgain(folders, '--library', other)).toBe(0);
    const second = await whenLoaded(await opening);
    await expect(second.getByText('other library', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('other library', { exact: true })).toHaveCount(0);
    const origins = await Promise.all([page, second].map((window) => window.evaluate(() => location.origin)));
    expect(new Set(origins).size).toBe(2);
  });
});
