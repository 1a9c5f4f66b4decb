/** How often it is looked whether npm is still there, in ms. */
const INTERVAL = 500;

/**
 * Ends this program in good order when npm was ended. npm passes signals on to the shell between it and us, and the shell dies of them
 * without a word to us: we would go on unseen, with the library locked.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL);
  timer.unref();
}
