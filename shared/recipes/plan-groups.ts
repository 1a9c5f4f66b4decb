import type { FileGroup, GroupedFiles } from './group-files.ts';
import { planItems, type ItemsContext, type ShownContent } from './plan-items.ts';
import type { LeftOutFile, PlannedItem } from './recipe-plan.ts';
import { compareKeys, naturalKeyOf } from '../order/natural-key.ts';

/** A gallery of the library that a group goes to. */
export interface ExistingGallery {
  readonly id: string;
  readonly name: string;
  readonly shown: ShownContent;
}

/** What one group of files becomes. */
export interface PlannedGroup {
  readonly folder: string;
  readonly name: string;
  /** Undefined for a new gallery. */
  readonly existing: ExistingGallery | undefined;
  readonly items: readonly PlannedItem[];
  readonly itemsThere: number;
}

/** What a recipe does, in every detail. */
export interface PlannedGroups {
  readonly groups: readonly PlannedGroup[];
  /** By path; those that are there already come last, since nothing is wrong with them. */
  readonly leftOut: readonly LeftOutFile[];
}

/**
 * Plans the galleries of all groups. Every file of the groups becomes one item or is left out with its reason; no new gallery is empty. Yields
 * now and then, for a caller that has to give way to others.
 *
 * @param existingOf the gallery that a group goes to, if there is one already
 */
export function* planGroups(
  { groups, leftOut, nameOf }: GroupedFiles,
  existingOf: (group: FileGroup) => ExistingGallery | undefined,
  context: Omit<ItemsContext, 'nameOf'>,
): Generator<undefined, PlannedGroups> {
  const planned: PlannedGroup[] = [];
  const outside = [...leftOut];
  for (const group of groups) {
    const existing = existingOf(group);
    const name = existing?.name ?? group.name;
    const made = yield* planItems({ ...group, name }, existing?.shown, { ...context, nameOf });
    for (const file of made.leftOut) outside.push(file);
    if (existing === undefined && made.items.length === 0) continue;
    const { items, itemsThere } = made;
    planned.push({ folder: group.folder, name, existing, items, itemsThere });
  }
  const keyed = outside.map((file) => ({
    file,
    key: `${file.reason === 'ALREADY_THERE' ? 1 : 0}${naturalKeyOf(file.path)}`,
  }));
  yield;
  keyed.sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.file.mediaId, b.file.mediaId));
  return { groups: planned, leftOut: keyed.map(({ file }) => file) };
}
