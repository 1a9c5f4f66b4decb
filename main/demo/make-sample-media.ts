import { WorkerPool } from '../media/worker-pool.ts';
import type { SpawnWorker } from '../media/worker-process.ts';

/**
 * Fills a folder with sample pictures and a text, drawn on the spot in a media worker. The same seed draws the same pictures.
 *
 * @param folder absolute; made when it is not there
 * @returns how many files there are
 * @throws WorkerError when no worker can be started; what the disk says.
 */
export async function makeSampleMedia(
  folder: string,
  seed: number,
  spawnWorker: SpawnWorker,
): Promise<number> {
  const pool = new WorkerPool(spawnWorker, { size: 1 });
  try {
    return (await pool.run({ type: 'makeSamples', folder, seed }, 'screen')).files;
  } finally {
    await pool.close();
  }
}
