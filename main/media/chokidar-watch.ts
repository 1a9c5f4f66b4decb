import { watch, type FSWatcher } from 'chokidar';
import { dirname, join, relative, sep } from 'node:path';
import { watchProblemOf, type FolderWatch, type WatchEvents } from './folder-watch.ts';
import { isIgnoredName } from '../../shared/model/ignored-name.ts';

/**
 * Watches all folders of the media folder, and no file: a folder's own watch tells of its files, and a watch for each of 50,000 files
 * would take the system's limit and half a minute to set up. What happened is found out by looking, so it only says where.
 */
export function watchWithChokidar(
  root: string,
  { exclude, onDirty, onFolder, onProblem }: WatchEvents,
): FolderWatch {
  let problem: string | undefined;
  const excluded = new Set(exclude);
  const pathOf = (absolute: string) => relative(root, absolute).split(sep).join('/').normalize('NFC');
  const watcher: FSWatcher = watch(root, {
    ignoreInitial: false,
    followSymlinks: false,
    ignorePermissionErrors: true,
    atomic: false,
    ignored: (path, stats) => {
      if (path === root) return false;
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(sep)) + 1);
      return isIgnoredName(name) || excluded.has(path) || (stats !== undefined && !stats.isDirectory());
    },
  });
  let isReady = false;
  watcher.on('ready', () => (isReady = true));
  watcher.on('addDir', (path) => {
    if (path === root || !isReady) return;
    onDirty(pathOf(path), 'deep');
    onFolder(pathOf(path));
  });
  watcher.on('unlinkDir', (path) => onDirty(path === root ? '' : pathOf(dirname(path)), 'deep'));
  watcher.on('raw', (_event, path, details: unknown) => {
    const watched =
      typeof details === 'object' && details !== null && 'watchedPath' in details
        ? details.watchedPath
        : undefined;
    if (typeof watched !== 'string') return;
    const name = typeof path === 'string' ? path : '';
    if (name !== '' && isIgnoredName(name)) return;
    if (excluded.has(join(watched, name))) return;
    onDirty(pathOf(watched), 'shallow');
  });
  watcher.on('error', (error) => {
    problem = watchProblemOf(error);
    onProblem();
  });
  return {
    get problem() {
      return problem;
    },
    close: () => watcher.close(),
  };
}
