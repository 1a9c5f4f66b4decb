import { useSyncExternalStore } from 'react';

/** Device pixels in a CSS px, also after the window was zoomed or went to another screen. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => window.devicePixelRatio);
}

function subscribe(onChange: () => void): () => void {
  // Zooming resizes the window; going to another screen need not. A query holds for one ratio, so each change needs a new one.
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
  window.addEventListener('resize', onChange);
  return () => {
    query.removeEventListener('change', changed);
    window.removeEventListener('resize', onChange);
  };
}
