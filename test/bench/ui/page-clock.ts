import type { CDPSession, Page } from '@playwright/test';

/** ms between an input and the frame in which what it leads to was painted. */
export interface PaintClock {
  /** Begins to wait: from the next event of the type on, until the condition holds and a frame has shown it. */
  start(type: string, condition: string): Promise<void>;
  /** The answer, once there is one. */
  read(): Promise<number>;
}

/**
 * A clock in the page. A condition is an expression; it is looked at once a frame, and the frame after the one in which it first holds has
 * painted it.
 */
export function paintClock(page: Page): PaintClock {
  return {
    async start(type, condition) {
      // The page's policy lets no text become code; what comes from the debugger is not under it.
      await page.evaluate(`globalThis.paintCondition = () => (${condition})`);
      await page.evaluate((event) => {
        const clock = globalThis as { paintTime?: number | undefined; paintCondition?: () => boolean };
        clock.paintTime = undefined;
        window.addEventListener(
          event,
          ({ timeStamp }) => {
            const look = (): void => {
              if (clock.paintCondition?.() !== true) return void requestAnimationFrame(look);
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.addEventListener('message', () => (clock.paintTime = performance.now() - timeStamp));
                port1.start();
                port2.postMessage(undefined);
              });
            };
            look();
          },
          { capture: true, once: true },
        );
      }, type);
    },
    async read() {
      const time = await page.waitForFunction(() => (globalThis as { paintTime?: number }).paintTime);
      const value = await time.jsonValue();
      if (value === undefined) throw new Error('The clock of the page was not read.');
      return value;
    },
  };
}

export interface Frames {
  /** 0..1: the part of the frames that came more than 33 ms after the one before. */
  readonly slow: number;
  /** ms: the longest time between two frames. */
  readonly longest: number;
  readonly count: number;
  /** 0..1: the part of the frames in which at least half of the tiles that were there showed what is in them. */
  readonly drawn: number;
}

/** How far and how fast: to the end in about so many ms, or at so many px a second for that long. */
export interface Pace {
  /** ms */
  readonly duration: number;
  readonly speed?: number;
  /** Whether it counts only when all of the way was scrolled. A short gesture on a busy machine loses some of it. */
  readonly isWhole: boolean;
}

/** A page that has just come to the front may not take the first gesture at all. */
const MOST_TRIES = 5;

/** How many frames of a gesture may pass before anything moves. */
const FRAMES_OF_BEGINNING = 6;

/** Scrolls an element from its beginning as a wheel does, and answers the frames of it. */
export async function scrollThrough(
  page: Page,
  session: CDPSession,
  selector: string,
  pace: Pace,
): Promise<Frames> {
  const area = await page.evaluate((which) => {
    const element = document.querySelector(which);
    if (element === null) throw new Error(`There is nothing that ${which} names.`);
    element.scrollTop = 0;
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      // Messages lie over the middle for a while.
      x: Math.round(x + width / 8),
      y: Math.round(y + height / 2),
      distance: element.scrollHeight - element.clientHeight,
    };
  }, selector);
  const speed = pace.speed ?? Math.ceil((area.distance / pace.duration) * 1000);
  const distance = Math.min(area.distance, Math.round((speed * pace.duration) / 1000));
  await page.evaluate((which) => {
    const frames = globalThis as { frameTimes?: number[]; drawnFrames?: number; isTaken?: boolean };
    frames.frameTimes = [];
    frames.drawnFrames = 0;
    frames.isTaken = true;
    const element = document.querySelector(which);
    const tiles = element?.getElementsByClassName('tile');
    const empty = element?.getElementsByClassName('tile-flying');
    const take = (time: number): void => {
      frames.frameTimes?.push(time);
      if (2 * (empty?.length ?? 0) <= (tiles?.length ?? 0))
        frames.drawnFrames = (frames.drawnFrames ?? 0) + 1;
      if (frames.isTaken === true) requestAnimationFrame(take);
    };
    requestAnimationFrame(take);
  }, selector);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await session.send('Input.synthesizeScrollGesture', {
      x: area.x,
      y: area.y,
      yDistance: -distance,
      speed,
      gestureSourceType: 'mouse',
      preventFling: true,
    });
    if (await page.evaluate((which) => (document.querySelector(which)?.scrollTop ?? 0) > 0, selector)) break;
  }
  return page.evaluate(
    async ([which, expected, lost, isWhole]) => {
      const frames = globalThis as { frameTimes?: number[]; drawnFrames?: number; isTaken?: boolean };
      const element = document.querySelector(which);
      // Of millions of px, the browser's own rounding leaves some; and the first frames of a gesture go into finding out that it is one.
      const most = 0.01 * expected + lost;
      const rest = (): number => expected - (element?.scrollTop ?? 0);
      // The gesture is over when the last turn of the wheel was made; the list rolls on for some frames.
      for (let still = 0, last = -1; rest() > most && still < 30;) {
        await new Promise(requestAnimationFrame);
        const now = rest();
        still = now === last ? still + 1 : 0;
        last = now;
      }
      frames.isTaken = false;
      if (isWhole && rest() > most)
        throw new Error(`${which} was not scrolled all the way: ${rest()} px are left.`);
      const times = frames.frameTimes ?? [];
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      return {
        slow: gaps.filter((gap) => gap > 33.4).length / Math.max(1, gaps.length),
        longest: Math.max(0, ...gaps),
        count: gaps.length,
        drawn: (frames.drawnFrames ?? 0) / Math.max(1, times.length),
      };
    },
    [selector, distance, (speed * FRAMES_OF_BEGINNING) / 60, pace.isWhole] as const,
  );
}
