import { useSyncExternalStore } from 'react';

/** Device pixels in a CSS px, also after the window went to another screen or was zoomed. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => window.devicePixelRatio);
}

function subscribe(onChange: () => void): () => void {
  // A query holds for one ratio, so each change needs a new one.
  let query: MediaQueryList;
  const listen = (): void => {
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', changed, { once: true });
  };
  const changed = (): void => {
    onChange();
    listen();
  };
  listen();
  return () => query.removeEventListener('change', changed);
}
