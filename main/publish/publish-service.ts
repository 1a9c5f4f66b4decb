import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { publishContract, SiteStatus } from '../../shared/contract/publish.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { pictureIdOf } from '../../shared/model/item.ts';
import type { GalleryState, PublishPlan, PublishResult } from '../../shared/publish/publish-plan.ts';
import type { SiteSettings, TargetSettings } from '../../shared/publish/site-settings.ts';
import { Breather } from '../events/breather.ts';
import type { EventStream } from '../events/event-stream.ts';
import type { JobRegistry } from '../events/job-registry.ts';
import { LongWork } from '../events/long-work.ts';
import type { MediaService } from '../media/media-service.ts';
import type { SpawnWorker } from '../media/worker-process.ts';
import type { ChangeableState } from '../store/state.ts';
import { compareGalleries } from './compare-galleries.ts';
import { DerivativeCache } from './derivative-cache.ts';
import { FolderTarget } from './folder-target.ts';
import { preflight } from './preflight.ts';
import { preparePlan, readGalleries, type PlanSources, type PreparedPlan } from './prepare-plan.ts';
import { pruneDerivatives, publishedRecipes } from './prune-derivatives.ts';
import { RememberedManifests } from './remembered.ts';
import { RenderedPages } from './rendered-pages.ts';
import { runPlan } from './run-plan.ts';
import {
  decideCreateSite,
  decideDeleteSite,
  decideUpdateSite,
  siteOf,
  targetOf,
  type SiteContext,
} from './site-changes.ts';
import { siteContentOf } from './site-content.ts';
import { readAssets, type AssetFiles } from './site-files.ts';
import type { PublishTarget } from './target.ts';
import { targetSetting } from './target-place.ts';
import { verifyTarget } from './verify-target.ts';
import { ZipTarget } from './zip-target.ts';

type Contract = typeof publishContract;
type Method<M extends keyof Contract> = (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;

/** The methods of the contract, and what the host needs. */
export type PublishService = { readonly [M in keyof Contract]: Method<M> } & {
  /** Where the last run of a site went: what a person opens to look at it. @throws `NOT_FOUND` */
  locationOf(
    site: string,
    targetId: string | undefined,
  ): { readonly kind: TargetSettings['kind']; readonly location: string };
  /** Brings switches to their end that the program was stopped in, so that no visitor meets pages of two releases. @throws when a target refuses */
  finishInterrupted(): Promise<void>;
  /** Ends the workers. */
  close(): Promise<void>;
};

export interface PublishServiceOptions {
  readonly store: ChangeableState;
  readonly events: EventStream;
  readonly jobs: JobRegistry;
  readonly media: Pick<MediaService, 'get' | 'original' | 'posterPathOf' | 'makePreviews'>;
  /** Absolute path of the library. */
  readonly folder: string;
  /** Absolute path of the media folder now. */
  readonly mediaFolder: () => string;
  readonly spawnWorker: SpawnWorker;
  /** Absolute path of the program's files of sites; without it nothing can be published. */
  readonly siteFolder: string | undefined;
}

/** Pictures that are made at once: as many as there are processors, and no more than a machine's memory has room for. */
const POOL_SIZE = Math.min(4, availableParallelism());

/** The most findings that are answered; the totals tell of the others. */
const FINDING_LIMIT = 1000;

/** The states of a gallery in several targets, the one that counts for all first. */
const URGENCY: readonly GalleryState[] = [
  'TO_BE_REMOVED',
  'NOT_PUBLISHED',
  'CHANGED',
  'REORDERED',
  'UP_TO_DATE',
];

/** Sites of a library, and their way to where they go. */
export function createPublishService(options: PublishServiceOptions): PublishService {
  const { store, events, jobs, media, folder, mediaFolder, spawnWorker, siteFolder } = options;
  const remembered = new RememberedManifests(folder);
  const rendered = new RenderedPages(folder);
  const derivativeFolder = path.join(folder, 'cache', 'derivatives');
  const derivatives = new DerivativeCache({
    folder: derivativeFolder,
    spawnWorker,
    poolSize: POOL_SIZE,
    originalOf: async (mediaId) => ({ path: (await media.original(mediaId)).path, file: media.get(mediaId) }),
    posterOf: (file) => media.posterPathOf(file),
    thumbnailFolder: path.join(folder, 'cache', 'thumbnails'),
  });
  const context: SiteContext = {
    newId: randomUUID,
    settingOf: (place) => targetSetting(folder, mediaFolder(), place),
  };
  let reading: Promise<AssetFiles> | undefined;
  let pruning: Promise<void> | undefined;
  /** What touches one site happens one after another: nobody plans on a site that is just being switched. */
  const turns = new Map<string, Promise<unknown>>();

  function inTurn<T>(siteId: string, work: () => Promise<T>): Promise<T> {
    const done = (turns.get(siteId) ?? Promise.resolve()).then(work);
    turns.set(
      siteId,
      done.catch(() => {}),
    );
    return done;
  }

  function assets(): Promise<AssetFiles> {
    if (siteFolder === undefined) throw new Error('This host was given no files of the program for sites.');
    reading ??= readAssets(siteFolder).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  }

  const locationOf = (target: TargetSettings): string =>
    path.resolve(folder, target.kind === 'FOLDER' ? target.folder : target.file);

  function openTarget(target: TargetSettings): PublishTarget {
    // The media folder may have moved since the place was chosen.
    targetSetting(folder, mediaFolder(), locationOf(target));
    switch (target.kind) {
      case 'FOLDER':
        return new FolderTarget(locationOf(target));
      case 'ZIP':
        return new ZipTarget(locationOf(target));
      default:
        return assertNever(target);
    }
  }

  async function sourcesOf(
    settings: SiteSettings,
    target: TargetSettings,
    replaceKept: boolean,
  ): Promise<PlanSources> {
    return {
      state: store.state,
      settings,
      targetId: target.id,
      target: openTarget(target),
      remembered: async () => (await remembered.get(settings.id, target.id))?.manifest,
      assets: await assets(),
      derivatives,
      rendered,
      replaceKept,
    };
  }

  async function prepared(
    input: InputOf<Contract['planPublish']>,
    work: LongWork,
  ): Promise<{ sources: PlanSources; prepared: PreparedPlan }> {
    const settings = siteOf(store.state, input.site);
    const sources = await sourcesOf(settings, targetOf(settings, input.targetId), input.replaceKept);
    await previewed(settings, work);
    return { sources, prepared: await preparePlan(sources, work) };
  }

  /** Pages hold the placeholders of their pictures: made later, they would make every page another one. */
  async function previewed(settings: SiteSettings, work: LongWork): Promise<void> {
    const shown = new Set<string>();
    for (const { items } of await readGalleries(store.state, settings)) {
      for (const item of items) {
        const mediaId = pictureIdOf(item);
        if (mediaId !== undefined && store.state.media.get(mediaId)?.thumbhash === undefined)
          shown.add(mediaId);
        if (work.isDue) await work.rest();
      }
    }
    try {
      await media.makePreviews([...shown], work);
    } finally {
      work.throwIfCancelled();
    }
  }

  async function plan(input: InputOf<Contract['planPublish']>): Promise<PublishPlan> {
    const { id, name } = siteOf(store.state, input.site);
    const work = new LongWork(jobs, 'PUBLISH', `Looking at what to publish on “${name}”`);
    return inTurn(id, () => work.run(async () => (await prepared(input, work)).prepared.plan));
  }

  async function run(input: InputOf<Contract['runPublish']>): Promise<PublishResult> {
    const { id, name } = siteOf(store.state, input.site);
    const work = new LongWork(jobs, 'PUBLISH', `Publishing “${name}”`);
    return inTurn(id, () =>
      work.run(async () => {
        const { sources, prepared: made } = await prepared(input, work);
        refuseErrors(made.plan);
        if (input.planId !== undefined && input.planId !== made.plan.planId) throw planIsOutdated(name);
        const { target } = sources;
        const originalOf = (mediaId: string) => media.original(mediaId);
        const run = () => runPlan(made, { target, derivatives, originalOf, work });
        if (made.plan.isUpToDate && made.manifest !== undefined) {
          const { manifest } = made;
          // Nobody waits for what is most likely so already.
          void inTurn(id, () => remembered.set(id, sources.targetId, manifest)).catch(() => {});
          return run();
        }
        await remembered.begin(id, sources.targetId);
        try {
          const result = await run();
          await remember(id, sources.targetId, target);
          prune();
          return result;
        } catch (error) {
          // Before the decision nothing is to be remembered; after it, the next look at the target brings it to its end.
          await remember(id, sources.targetId, target).catch(() => {});
          throw error;
        }
      }),
    );
  }

  /** What the target says now is what the library remembers, after a run that failed too. */
  async function remember(siteId: string, targetId: string, target: PublishTarget): Promise<void> {
    const manifest = await target.manifest();
    if (manifest !== undefined) await remembered.set(siteId, targetId, manifest);
    await remembered.end(siteId, targetId);
    events.publishNotice({ type: 'sitePublished', siteId });
  }

  /** Once for each time the program runs: it looks at everything that is kept, and there is no hurry. */
  function prune(): void {
    pruning ??= (async () => {
      const manifests = [];
      for (const site of store.state.settings.sites ?? []) {
        for (const target of site.targets) {
          const known = await remembered.get(site.id, target.id);
          if (known !== undefined) manifests.push(known.manifest);
        }
      }
      await pruneDerivatives(derivativeFolder, publishedRecipes(manifests), Date.now(), new Breather());
    })().catch(() => undefined);
  }

  async function finishInterrupted(): Promise<void> {
    for (const site of store.state.settings.sites ?? []) {
      for (const target of site.targets) {
        if (!(await remembered.isBegun(site.id, target.id))) continue;
        await inTurn(site.id, () => remember(site.id, target.id, openTarget(target)));
      }
    }
  }

  async function status(input: InputOf<Contract['getSiteStatus']>): Promise<SiteStatus> {
    const settings = siteOf(store.state, input.site);
    // Asked after every change, so it is no job to be shown.
    const breather = new Breather();
    const { paths } = await assets();
    const galleries = await readGalleries(store.state, settings);
    const targets = [];
    const states = new Map<string, { galleryId: string; name: string; state: GalleryState }>();
    for (const target of settings.targets) {
      const known = await remembered.get(settings.id, target.id);
      const published = known?.manifest;
      const content = await siteContentOf(
        { settings, galleries, media: store.state.media, assets: paths, published },
        breather,
      );
      const changes = compareGalleries(published?.galleries ?? [], content.published, () => undefined);
      for (const { galleryId, name, state } of changes) {
        const other = states.get(galleryId);
        if (other !== undefined && URGENCY.indexOf(other.state) <= URGENCY.indexOf(state)) continue;
        states.set(galleryId, { galleryId, name, state });
      }
      const publishedDate = known?.publishedDate ?? null;
      targets.push({ targetId: target.id, location: locationOf(target), publishedDate });
    }
    if (targets.length === 0) {
      for (const { properties } of galleries) {
        const { id: galleryId, name } = properties;
        states.set(galleryId, { galleryId, name, state: 'NOT_PUBLISHED' });
      }
    }
    return { siteId: settings.id, galleries: [...states.values()], targets };
  }

  return {
    listSites: async () => ({ sites: [...(store.state.settings.sites ?? [])] }),
    createSite: async ({ site }) => ({
      site: await store.change((state) => decideCreateSite(state, site, context)),
    }),
    updateSite: async ({ site, changes }) => ({
      site: await store.change((state) => decideUpdateSite(state, site, changes, context)),
    }),
    deleteSite: async ({ site }) => ({
      site: await store.change((state) => decideDeleteSite(state, site)),
    }),
    getSiteStatus: status,
    async checkSite({ site }) {
      const settings = siteOf(store.state, site);
      const work = new LongWork(jobs, 'PUBLISH', `Checking “${settings.name}”`);
      return work.run(async () => {
        const { paths } = await assets();
        const galleries = await readGalleries(store.state, settings);
        const sources = { settings, galleries, media: store.state.media };
        const content = await siteContentOf({ ...sources, assets: paths, published: undefined }, work);
        const findings = await preflight({ ...sources, content }, work);
        const totalErrors = findings.filter(({ severity }) => severity === 'ERROR').length;
        return {
          findings: findings.slice(0, FINDING_LIMIT),
          totalErrors,
          totalWarnings: findings.length - totalErrors,
        };
      });
    },
    planPublish: plan,
    runPublish: run,
    async verifyPublished({ site, targetId }) {
      const settings = siteOf(store.state, site);
      const target = targetOf(settings, targetId);
      const work = new LongWork(jobs, 'PUBLISH', `Verifying “${settings.name}”`);
      return inTurn(settings.id, () =>
        work.run(async () => {
          const opened = openTarget(target);
          const known = await remembered.get(settings.id, target.id);
          return verifyTarget(opened, (await opened.manifest()) ?? known?.manifest, work);
        }),
      );
    },
    locationOf(site, targetId) {
      const target = targetOf(siteOf(store.state, site), targetId);
      return { kind: target.kind, location: locationOf(target) };
    },
    finishInterrupted,
    async close() {
      await derivatives.close();
      await Promise.all([...turns.values(), pruning]);
      await rendered.close();
    },
  };
}

function planIsOutdated(name: string): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `The galleries, their files or the published site changed since the plan for “${name}” was made, so that publishing would do something else now. Nothing was published; look at the new plan.`,
  );
}

/** @throws `FAILED_PRECONDITION` with the first of the errors */
function refuseErrors({ findings }: PublishPlan): void {
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const [first] = errors;
  if (first === undefined) return;
  const more = errors.length > 1 ? ` And ${errors.length - 1} more; “publish check” lists them.` : '';
  const place = first.galleryName === undefined ? '' : `Gallery “${first.galleryName}”: `;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `Nothing was published. ${place}${first.message}${more}`,
    first.itemId === undefined ? {} : { value: first.itemId },
  );
}
