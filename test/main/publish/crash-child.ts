import path from 'node:path';
import { openLibrary } from '../../../main/library.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';

/** Gives the site of a desk another title, which changes every page, and publishes it; the parent kills it meanwhile. */
const [folder = '', workerFile = '', title = ''] = process.argv.slice(2);
const library = await openLibrary(path.join(folder, 'library'), {
  host: 'test',
  spawnWorker: forkWorker(workerFile),
  siteFolder: path.join(folder, 'assets'),
  watch: false,
});
await library.publish.updateSite({ site: 'Portfolio', changes: { title } });
process.stdout.write('ready\n');
await library.publish.runPublish({ site: 'Portfolio', replaceKept: false });
process.stdout.write('done\n');
await library.close();
