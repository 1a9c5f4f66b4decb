import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { openLibrary, type Library } from '../../main/library.ts';
import { forkWorker } from '../../main/media/worker-process.ts';
import { FolderTarget } from '../../main/publish/folder-target.ts';
import type { SitePatch } from '../../shared/schemas/site.ts';
import { randomFrom } from './crash-trials.ts';
import { isBetween, isSameSite, lookAtSite, problemsAt, type SiteSeen } from './site-at-instant.ts';

export interface PublishTrialOptions {
  /** Where the library and the site are; both go on from trial to trial. */
  readonly folder: string;
  /** The built command line, with the media worker beside it and the files of sites in `../site`. */
  readonly cli: string;
  readonly trials: number;
  /** Of the random moments. */
  readonly seed: number;
  /** Told after each trial. */
  readonly onTrial?: (trial: number, counts: PublishTrialCounts) => void;
}

/** How the kills fell. */
export interface PublishTrialCounts {
  /** Before the decision: the old site stays. */
  old: number;
  /** After it. */
  new: number;
  /** The run was through. */
  done: number;
  /** Of all, those in the midst of the pages' renames. */
  between: number;
}

const SITE = 'Portfolio';
const GALLERIES = 30;
const PHOTOS = 25;
/** Galleries that are in one state alone, with this many pictures that no other gallery has: they come and go with it. */
const [GOES, COMES] = [1, GALLERIES - 1];
const OWN_PHOTOS = 12;
/** ms after the decision within which a run is killed: as long as all renames and deletions take. */
const LONGEST_SWITCH = 8;

type State = 'old' | 'new';

/** Publishes by the command line in turn two states of a site, kills that at random moments, and looks at the site as it then lies there. */
export async function runPublishTrials(
  options: PublishTrialOptions,
): Promise<PublishTrialCounts & { readonly problems: readonly string[] }> {
  const { folder, cli, trials, seed } = options;
  const random = randomFrom(seed);
  const target = path.join(folder, 'site');
  const patches = await makeLibrary(options);
  const publish = () =>
    spawn(
      process.execPath,
      [cli, '--library', path.join(folder, 'library'), 'publish', 'run', '--site', SITE],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );

  const states = new Map<State, SiteSeen>();
  let duration = 0;
  for (const state of ['old', 'new', 'old'] as const) {
    await change(options, patches[state]);
    const started = performance.now();
    const [status] = await once(publish(), 'exit');
    if (status !== 0) throw new Error(`The command line could not publish: status ${status}.`);
    duration = performance.now() - started;
    states.set(state, await lookAtSite(target));
  }

  const counts: PublishTrialCounts = { old: 0, new: 0, done: 0, between: 0 };
  const problems: string[] = [];
  let present: State = 'old';
  for (let trial = 1; trial <= trials; trial += 1) {
    const next: State = present === 'old' ? 'new' : 'old';
    await change(options, patches[next]);
    const child = publish();
    const exited = once(child, 'exit');
    const moment =
      trial % 3 === 0
        ? pause(random() * duration * 1.1)
        : inTheSwitch(target, child, random() * LONGEST_SWITCH);
    await Promise.race([moment, exited]);
    child.kill('SIGKILL');
    await exited;
    const [before, after] = [states.get(present), states.get(next)];
    if (before === undefined || after === undefined) throw new TypeError('A state was not published.');
    const say = (problem: string) => problems.push(`Trial ${trial} (seed ${seed}): ${problem}`);
    // As visitors find it, with nobody having looked at it since.
    const atOnce = await lookAtSite(target);
    problemsAt(atOnce, before, after).forEach(say);
    if (isBetween(atOnce, before, after)) counts.between += 1;
    await new FolderTarget(target).manifest();
    const whole = await lookAtSite(target);
    const isNew = isSameSite(whole, after);
    if (!isNew && !isSameSite(whole, before)) say('the next look at the folder left a mixture');
    const isDone = child.exitCode === 0;
    if (isDone && !isNew) say('the run was through, but the site is not the new one');
    counts[isDone ? 'done' : isNew ? 'new' : 'old'] += 1;
    if (isNew) present = next;
    options.onTrial?.(trial, counts);
  }
  return { ...counts, problems };
}

/** Some time, in ms, after the switch was decided, by a clock that is finer than the renames. */
async function inTheSwitch(
  target: string,
  child: { readonly exitCode: number | null },
  delay: number,
): Promise<void> {
  while (!existsSync(path.join(target, '.gallery-desk', 'switch.json'))) {
    if (child.exitCode !== null) return;
    await nextTurn();
  }
  const end = performance.now() + delay;
  while (performance.now() < end);
}

function open({ folder, cli }: PublishTrialOptions): Promise<Library> {
  const built = path.dirname(cli);
  return openLibrary(path.join(folder, 'library'), {
    host: 'test',
    spawnWorker: forkWorker(path.join(built, 'media-worker.js')),
    siteFolder: path.join(built, '..', 'site'),
    watch: false,
  });
}

async function change(options: PublishTrialOptions, changes: SitePatch): Promise<void> {
  const library = await open(options);
  await library.publish.updateSite({ site: SITE, changes });
  await library.close();
}

/** The first photo of a gallery, and how many follow upon each other. The first gallery fills several pages. */
function photosOf(number: number): readonly [first: number, length: number] {
  if (number === 0) return [0, PHOTOS];
  if (number === GOES) return [PHOTOS, OWN_PHOTOS];
  if (number === COMES) return [PHOTOS + OWN_PHOTOS, OWN_PHOTOS];
  return [number % (PHOTOS - 1), 2];
}

/**
 * A library with a site of many galleries, one of several pages, and two states of it: every page differs, and galleries and pages come
 * and go.
 */
async function makeLibrary(options: PublishTrialOptions): Promise<Record<State, SitePatch>> {
  const mediaFolder = path.join(options.folder, 'library', 'media');
  await mkdir(mediaFolder, { recursive: true });
  for (let number = 0; number < PHOTOS + 2 * OWN_PHOTOS; number += 1) {
    const background = { r: number * 5, g: 255 - number * 5, b: 90 };
    const picture = sharp({ create: { width: 120 + number, height: 90, channels: 3, background } });
    await writeFile(path.join(mediaFolder, `${number}.jpg`), await picture.jpeg().toBuffer());
  }
  const library = await open(options);
  await library.media.rescan();
  await library.media.whenPreviewed();
  const ids: string[] = [];
  for (let number = 0; number < GALLERIES; number += 1) {
    const [first, length] = photosOf(number);
    const items = Array.from({ length }, (_, index) => ({
      image: {
        imageInfo: {
          id: library.store.state.media.byPath(`${first + index}.jpg`)?.id ?? '',
          altText: `Picture ${first + index}`,
        },
      },
    }));
    const { gallery } = await library.galleries.createGallery({
      gallery: { name: `Gallery ${number}`, items },
    });
    ids.push(gallery.id);
  }
  const patchOf = (title: string, pageSize: number, absent: number): SitePatch => ({
    title,
    galleries: ids
      .filter((_, index) => index !== absent)
      .map((galleryId, index) => (index === 0 ? { galleryId, layout: { pageSize } } : { galleryId })),
  });
  await library.publish.createSite({
    site: {
      name: SITE,
      pictures: { formats: ['jpeg'], widths: [60], quality: 80 },
      targets: [{ kind: 'FOLDER', folder: path.join(options.folder, 'site') }],
    },
  });
  await library.close();
  return { old: patchOf('Old', 10, COMES), new: patchOf('New', 15, GOES) };
}
