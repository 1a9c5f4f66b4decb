/** Calls at once, and then at most once in `intervalInMs`, the last time after the last request: nothing asked for is left out. */
export function throttled(action: () => void, intervalInMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  const run = (): void => {
    isWaiting = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWaiting) run();
    }, intervalInMs);
    action();
  };
  return () => {
    if (timer === undefined) run();
    else isWaiting = true;
  };
}
