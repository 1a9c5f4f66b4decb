import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { isSameValue } from '../../shared/history/same-value.ts';
import {
  DEFAULT_PICTURES,
  type SiteSettings,
  type TargetSettings,
} from '../../shared/publish/site-settings.ts';
import type { SiteInput, SitePatch } from '../../shared/schemas/site.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

/** What a decision about sites needs beside the state. */
export interface SiteContext {
  /** A GUID that nothing has yet. */
  readonly newId: () => string;
  /** The path of a target as the settings keep it. @throws `INVALID_ARGUMENT` when nothing may be published there */
  readonly settingOf: (path: string) => string;
}

type Settings = Pick<LibraryState, 'settings'>;

const sameName = (a: string, b: string): boolean =>
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/**
 * The site that is meant.
 *
 * @throws `NOT_FOUND` naming the sites that there are
 */
export function siteOf({ settings }: Settings, reference: string): SiteSettings {
  const sites = settings.sites ?? [];
  const found =
    sites.find(({ id }) => id === reference.toLowerCase()) ??
    sites.find(({ name }) => sameName(name, reference));
  if (found !== undefined) return found;
  const names = sites.map(({ name }) => `“${name}”`).join(', ');
  throw new GalleryDeskError(
    'NOT_FOUND',
    names === ''
      ? `There is no site “${reference}”. This library has none yet; make one first.`
      : `There is no site “${reference}”. There are ${names}.`,
    { value: reference },
  );
}

/**
 * The target that is meant; the first one when none is named.
 *
 * @throws `NOT_FOUND`, or `FAILED_PRECONDITION` when the site has none
 */
export function targetOf(site: SiteSettings, targetId: string | undefined): TargetSettings {
  const target = targetId === undefined ? site.targets[0] : site.targets.find(({ id }) => id === targetId);
  if (target !== undefined) return target;
  if (targetId === undefined) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `The site “${site.name}” has no place to go yet. Choose a folder or a ZIP file for it.`,
      { value: site.id },
    );
  }
  throw new GalleryDeskError('NOT_FOUND', `The site “${site.name}” has no target ${targetId}.`, {
    value: targetId,
  });
}

function decided(
  { settings }: Settings,
  label: StepText,
  sites: readonly SiteSettings[],
  result: SiteSettings,
): Decision<SiteSettings> {
  const previous = { sites: settings.sites ?? null };
  return {
    label,
    events: isSameValue(sites, settings.sites ?? [])
      ? []
      : [{ type: 'libraryUpdated', changed: { sites }, previous }],
    result,
  };
}

function requireFreeName({ settings }: Settings, name: string, except?: string): void {
  const owner = settings.sites?.find((site) => site.id !== except && sameName(site.name, name));
  if (owner === undefined) return;
  throw invalidFields([
    {
      field: 'name',
      violatedRule: 'OTHER',
      description: `There is a site “${owner.name}” already; choose another name.`,
    },
  ]);
}

/** @throws `INVALID_ARGUMENT` when two of the targets are one place */
function targetsOf(
  given: NonNullable<SitePatch['targets']>,
  { newId, settingOf }: SiteContext,
): TargetSettings[] {
  const targets = given.map((target): TargetSettings =>
    target.kind === 'FOLDER'
      ? { id: target.id ?? newId(), kind: 'FOLDER', folder: settingOf(target.folder) }
      : { id: target.id ?? newId(), kind: 'ZIP', file: settingOf(target.file) },
  );
  const places = targets.map((target) => (target.kind === 'FOLDER' ? target.folder : target.file));
  if (new Set(places).size === places.length) return targets;
  throw invalidFields([
    {
      field: 'targets',
      violatedRule: 'OTHER',
      description: 'Two targets go to the same place; name each place once.',
    },
  ]);
}

/** The optional field with what is given for it: a value, `null` to clear it, or nothing to leave it. */
function optional<K extends string, T>(
  key: K,
  given: T | null | undefined,
  before: T | undefined,
): { [P in K]?: T } {
  const value = given === undefined ? before : (given ?? undefined);
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}

function siteAfter(before: SiteSettings, given: SitePatch, context: SiteContext): SiteSettings {
  return {
    id: before.id,
    name: given.name ?? before.name,
    ...optional('title', given.title, before.title),
    ...optional('description', given.description, before.description),
    language: given.language ?? before.language,
    direction: given.direction ?? before.direction,
    theme: given.theme ?? before.theme,
    ...optional('baseAddress', given.baseAddress, before.baseAddress),
    galleries: given.galleries === undefined ? before.galleries : withoutUndefined(given.galleries),
    pictures: { ...before.pictures, ...withoutUndefined(given.pictures ?? {}) },
    metadata: given.metadata ?? before.metadata,
    targets: given.targets === undefined ? before.targets : targetsOf(given.targets, context),
  };
}

/** As JSON has it: a field that is undefined is no field. */
function withoutUndefined<T>(value: T): T {
  const copy: T = JSON.parse(JSON.stringify(value));
  return copy;
}

/** Decides a new site. */
export function decideCreateSite(
  state: Settings,
  given: SiteInput,
  context: SiteContext,
): Decision<SiteSettings> {
  requireFreeName(state, given.name);
  const empty: SiteSettings = {
    id: context.newId(),
    name: given.name,
    language: 'en',
    direction: 'ltr',
    theme: 'AUTOMATIC',
    galleries: [],
    pictures: DEFAULT_PICTURES,
    metadata: 'COPYRIGHT',
    targets: [],
  };
  const site = siteAfter(empty, given, context);
  return decided(state, `Create site “${site.name}”`, [...(state.settings.sites ?? []), site], site);
}

/** Decides a change of a site; nothing when it is so already. */
export function decideUpdateSite(
  state: Settings,
  reference: string,
  given: SitePatch,
  context: SiteContext,
): Decision<SiteSettings> {
  const before = siteOf(state, reference);
  if (given.name !== undefined) requireFreeName(state, given.name, before.id);
  const site = siteAfter(before, given, context);
  const sites = (state.settings.sites ?? []).map((other) => (other.id === before.id ? site : other));
  return decided(state, `Change site “${before.name}”`, sites, site);
}

/** Decides that a site is forgotten. */
export function decideDeleteSite(state: Settings, reference: string): Decision<SiteSettings> {
  const site = siteOf(state, reference);
  const sites = (state.settings.sites ?? []).filter(({ id }) => id !== site.id);
  return decided(state, `Delete site “${site.name}”`, sites, site);
}
