import { performance } from 'node:perf_hooks';

const marks: string[] = [];

/** Milliseconds since the process began. */
const sinceStart = (): number => Math.round(Date.now() - performance.timeOrigin);

/** Notes that a step of the start is done. */
export function markStartup(step: string): void {
  marks.push(`${step} ${sinceStart()}`);
}

/** All steps so far with their times, in milliseconds since the process began. */
export function startupTimings(): string {
  return marks.join(', ');
}
