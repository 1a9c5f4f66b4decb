import { useSyncExternalStore } from 'react';

const MINUTE_IN_MS = 60_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), MINUTE_IN_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const thisMinute = (): number => Math.floor(Date.now() / MINUTE_IN_MS) * MINUTE_IN_MS;

/** The minute that it is, in ms since 1970, for what tells how long ago something was. One clock for the whole window. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, thisMinute);
}
