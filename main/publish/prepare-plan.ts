import { createHash } from 'node:crypto';
import { MANIFEST_VERSION, type PublishedFile, type PublishManifest } from '../../shared/publish/manifest.ts';
import type { Finding } from '../../shared/publish/preflight-finding.ts';
import {
  PLAN_FILE_LIMIT,
  PLAN_FINDING_LIMIT,
  type GalleryPlan,
  type PlannedFile,
  type PlanTotals,
  type PublishPlan,
} from '../../shared/publish/publish-plan.ts';
import type { SiteSettings } from '../../shared/publish/site-settings.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { Breather } from '../events/breather.ts';
import type { LibraryState } from '../store/state.ts';
import { compareFiles, sparedComparison, type FileComparison } from './compare-files.ts';
import { compareGalleries } from './compare-galleries.ts';
import type { DerivativeCache } from './derivative-cache.ts';
import { estimatedBytes, type PictureRecipe } from './picture-recipe.ts';
import { preflight } from './preflight.ts';
import { siteContentOf, type SiteContent, type SourceGallery } from './site-content.ts';
import { siteFilesOf, type AssetFiles, type SiteFile } from './site-files.ts';
import { manifestText } from './manifest-text.ts';
import type { RenderedPages } from './rendered-pages.ts';
import type { PublishTarget } from './target.ts';

export interface PlanSources {
  readonly state: LibraryState;
  readonly settings: SiteSettings;
  readonly targetId: string;
  readonly target: PublishTarget;
  /** What the library remembers of the target, for when the target itself says nothing. */
  readonly remembered: () => Promise<PublishManifest | undefined>;
  readonly assets: AssetFiles;
  readonly derivatives: Pick<DerivativeCache, 'knownOf'>;
  readonly rendered: RenderedPages;
  /** Whether files of the site that somebody changed, or put in its way, are replaced. */
  readonly replaceKept: boolean;
}

/** A plan with everything that is needed to carry it out. */
export interface PreparedPlan {
  readonly plan: PublishPlan;
  readonly content: SiteContent;
  readonly comparison: FileComparison;
  /** Sizes and hashes of what is written and known before: pages, and pictures in the cache. */
  readonly known: ReadonlyMap<string, PublishedFile>;
  readonly manifest: PublishManifest | undefined;
}

/** What the target holds: what it says itself, or else what the library remembers. */
async function publishedIn({
  target,
  remembered,
  settings,
}: PlanSources): Promise<PublishManifest | undefined> {
  const manifest = await target.manifest();
  if (manifest === undefined) return remembered();
  if (manifest.siteId === settings.id) return manifest;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${target.location} holds another site already. Choose a folder or file of its own for “${settings.name}”.`,
    { file: target.location },
  );
}

/** The galleries of a site that exist, with their items; read one after another. */
export async function readGalleries(state: LibraryState, settings: SiteSettings): Promise<SourceGallery[]> {
  const galleries = [];
  for (const { galleryId } of settings.galleries) {
    const document = await state.gallery(galleryId);
    if (document !== undefined) galleries.push({ properties: document.properties, items: document.items });
  }
  return galleries;
}

/** Compares a site with its target, and says what a run would do. Nothing is written. */
export async function preparePlan(sources: PlanSources, breather: Breather): Promise<PreparedPlan> {
  const { state, settings, target, assets, replaceKept } = sources;
  const manifest = await publishedIn(sources);
  const galleries = await readGalleries(state, settings);
  const content = await siteContentOf(
    { settings, galleries, media: state.media, assets: assets.paths, published: manifest },
    breather,
  );
  const rendered = await sources.rendered.ofSite(settings.id);
  const files = await siteFilesOf(content, assets, rendered, breather);
  rendered.keep();
  const paths = [...Object.keys(manifest?.files ?? {}), ...files.map(({ path }) => path)];
  const first = compareFiles(files, { manifest, sizes: await target.sizes(paths) }, replaceKept);
  const hashes = await target.hashes(first.endangered.keys(), () => breather.rest());
  const spared = sparedComparison(first, hashes, replaceKept);
  const comparison = target.isWritten === 'AS_A_WHOLE' ? wholeComparison(spared) : spared;
  const known = await knownFiles(comparison.written, sources.derivatives);
  const findings = await preflight({ settings, galleries, media: state.media, content }, breather);
  const items = new Map<string, GalleryItem>();
  for (const gallery of galleries) for (const item of gallery.items) items.set(item.id, item);
  const changes = compareGalleries(manifest?.galleries ?? [], content.published, (_, itemId) =>
    items.get(itemId),
  );
  return {
    plan: planOf(sources, { content, comparison, known, manifest, findings, changes }),
    content,
    comparison,
    known,
    manifest,
  };
}

/** An archive in which anything changes is written anew, with everything in it. */
function wholeComparison(comparison: FileComparison): FileComparison {
  if (comparison.written.length + comparison.deleted.length === 0) return comparison;
  return {
    ...comparison,
    written: [...comparison.written, ...comparison.unchanged],
    unchanged: [],
    deleted: [],
  };
}

async function knownFiles(
  written: readonly SiteFile[],
  derivatives: PlanSources['derivatives'],
): Promise<ReadonlyMap<string, PublishedFile>> {
  const recipes = new Set<PictureRecipe>();
  for (const file of written) if (file.kind === 'PICTURE') recipes.add(file.recipe);
  const outputs = await derivatives.knownOf(recipes);
  const known = new Map<string, PublishedFile>();
  for (const file of written) {
    if (file.kind === 'PAGE') known.set(file.path, { size: file.size, sha256: file.sha256 });
    if (file.kind !== 'PICTURE') continue;
    const output = outputs.get(file.recipe)?.[file.output.name];
    if (output !== undefined) known.set(file.path, output);
  }
  return known;
}

interface PlanParts {
  readonly content: SiteContent;
  readonly comparison: FileComparison;
  readonly known: ReadonlyMap<string, PublishedFile>;
  readonly manifest: PublishManifest | undefined;
  readonly findings: readonly Finding[];
  readonly changes: readonly GalleryPlan[];
}

function planOf({ settings, targetId, target, replaceKept }: PlanSources, parts: PlanParts): PublishPlan {
  const { content, comparison, known, manifest, findings, changes } = parts;
  const bytesOf = (file: SiteFile): number => {
    if (file.kind === 'VIDEO') return file.copy.size;
    return known.get(file.path)?.size ?? (file.kind === 'PICTURE' ? estimatedBytes(file.output) : file.size);
  };
  const deletions = comparison.deleted.map((path): PlannedFile => ({
    path,
    action: 'DELETE',
    bytes: manifest?.files[path]?.size ?? 0,
  }));
  const writes = comparison.written.slice(0, PLAN_FILE_LIMIT).map((file): PlannedFile => ({
    path: file.path,
    action: 'WRITE',
    bytes: bytesOf(file),
  }));
  let bytesToWrite = 0;
  let listed = '';
  for (const file of comparison.written) {
    bytesToWrite += bytesOf(file);
    listed += file.kind === 'PAGE' ? `\n${file.path} ${file.sha256}` : `\n${file.path}`;
  }
  const isSameManifest =
    manifest !== undefined &&
    manifestText({ ...manifest, files: {} }) === manifestText(nextManifest(settings.id, content, {}));
  const facts = [settings.id, targetId, replaceKept, content.published, comparison.kept, deletions];
  const digest = createHash('sha256').update(JSON.stringify(facts)).update(listed);
  return {
    planId: digest.digest('hex').slice(0, 32),
    siteId: settings.id,
    targetId,
    target: target.location,
    isUpToDate: comparison.written.length + deletions.length === 0 && isSameManifest,
    galleries: changes,
    totals: totalsOf(changes, bytesToWrite, deletions, comparison, known),
    files: [...writes, ...deletions].slice(0, PLAN_FILE_LIMIT),
    kept: comparison.kept.slice(0, PLAN_FILE_LIMIT),
    findings: findings.slice(0, PLAN_FINDING_LIMIT),
  };
}

function totalsOf(
  changes: readonly GalleryPlan[],
  bytesToWrite: number,
  deletions: readonly PlannedFile[],
  comparison: FileComparison,
  known: ReadonlyMap<string, PublishedFile>,
): PlanTotals {
  const count = (state: GalleryPlan['state']) => changes.filter((change) => change.state === state).length;
  const sum = (files: readonly PlannedFile[]) => files.reduce((bytes, file) => bytes + file.bytes, 0);
  const toMake = new Set<string>();
  for (const file of comparison.written) {
    if (file.kind === 'PICTURE' && !known.has(file.path)) toMake.add(file.recipe.key);
  }
  return {
    galleriesAdded: count('NOT_PUBLISHED'),
    galleriesChanged: count('CHANGED'),
    galleriesReordered: count('REORDERED'),
    galleriesRemoved: count('TO_BE_REMOVED'),
    filesToWrite: comparison.written.length,
    bytesToWrite,
    filesToDelete: deletions.length,
    bytesToDelete: sum(deletions),
    picturesToMake: toMake.size,
    isEstimate: toMake.size > 0,
  };
}

/** What the target will say of itself. */
export function nextManifest(
  siteId: string,
  content: Pick<SiteContent, 'published'>,
  files: Readonly<Record<string, PublishedFile>>,
): PublishManifest {
  return { formatVersion: MANIFEST_VERSION, siteId, galleries: content.published, files };
}
