import { writeSync } from 'node:fs';
import { openStore } from '../../main/store/open-store.ts';
import { changesIn, eventsOfChange } from './crash-model.ts';

/*
 * Changes a library until it is killed, some changes in flight at a time and snapshots in between, and says on standard output which
 * changes were acknowledged. Started by crash-trials.ts with: <folder> <number of migrations>.
 */

const IN_FLIGHT = 6;

const [folder = '', migrationCount = '0'] = process.argv.slice(2);
const migrations = Array.from({ length: Number(migrationCount) }, () => ({}));
const store = await openStore(folder, { program: 'Crash test', host: 'test', createWith: {}, migrations });

let next = changesIn(store.state) + 1;
writeSync(1, `open ${next - 1}\n`);

async function changeOn(): Promise<never> {
  for (;;) {
    const number = next;
    next += 1;
    await store.change(() => ({
      label: `Change ${number}`,
      events: eventsOfChange(number),
      result: undefined,
    }));
    // Synchronous: what is not written when the kill comes was not acknowledged for anybody.
    writeSync(1, `${number}\n`);
  }
}

async function snapshotOn(): Promise<never> {
  for (;;) await store.flush();
}

await Promise.all([snapshotOn(), ...Array.from({ length: IN_FLIGHT }, changeOn)]);
