import { watchWithChokidar } from './chokidar-watch.ts';
import { FolderTreeWatch } from './folder-tree-watch.ts';
import type { FolderWatch, WatchEvents } from './folder-watch.ts';

/** Watches the media folder in the way that suits the system: where it watches folders one by one, along with listings. */
export function watchFolders(root: string, events: WatchEvents): FolderWatch {
  return process.platform === 'linux' ? new FolderTreeWatch(events) : watchWithChokidar(root, events);
}
