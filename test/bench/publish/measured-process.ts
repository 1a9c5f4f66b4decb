import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Done, Task } from './contenders.ts';

export const CHILD = 'GALLERY_DESK_BENCH_PUBLISH';

/** ms between two looks at the memory of a process. */
const LOOK = 40;

export interface Measured extends Done {
  /** bytes: the most that the process and those it started had in memory together; 0 where the system does not tell. */
  readonly peakMemory: number;
}

/** Bytes of a process in memory; what it shares with others counts in parts, so that a sum over processes is what they take together. */
function memoryOf(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

/** Bytes that a process and all that it started have in memory, from /proc. */
function memoryOfTree(pid: number): number {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        parents.set(Number(name), Number(fields[1]));
      } catch {
        // It ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  const isOfTree = (one: number): boolean => {
    for (let at: number | undefined = one; at !== undefined && at > 1; at = parents.get(at))
      if (at === pid) return true;
    return false;
  };
  let sum = 0;
  for (const one of parents.keys()) if (isOfTree(one)) sum += memoryOf(one);
  return sum;
}

/** Carries out a task in a fresh process, and watches how much memory it takes. */
export async function runMeasured(task: Task): Promise<Measured> {
  const child = spawn(process.execPath, [process.argv[1] ?? ''], {
    env: { ...process.env, [CHILD]: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peakMemory = 0;
  const look = setInterval(() => {
    if (child.pid !== undefined) peakMemory = Math.max(peakMemory, memoryOfTree(child.pid));
  }, LOOK);
  try {
    const output = await text(child.stdout);
    const line = output.trim().split('\n').at(-1) ?? '';
    const done: Done = JSON.parse(line);
    return { ...done, peakMemory };
  } catch (cause) {
    throw new Error(`${task.who} did not come to its end.`, { cause });
  } finally {
    clearInterval(look);
  }
}
