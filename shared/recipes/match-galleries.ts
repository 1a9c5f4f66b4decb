import type { FileGroup } from './group-files.ts';

/** What is known of a gallery of the library without reading it. */
export interface KnownGallery {
  readonly id: string;
  readonly name: string;
  /** The folder it was made from, if any. */
  readonly sourceFolder?: string;
}

/**
 * The gallery that each group goes to when there is one already: that which was made from its folder before, else one of its name,
 * unless that one was made from another folder, which is still there. Each gallery takes one group at most.
 *
 * @param isFolderThere whether the media folder has a folder
 * @returns gallery ids by the group's folder
 */
export function matchGalleries(
  groups: readonly FileGroup[],
  galleries: Iterable<KnownGallery>,
  isFolderThere: (folder: string) => boolean,
): Map<string, string> {
  const byFolder = new Map<string, string>();
  const byName = new Map<string, KnownGallery[]>();
  for (const gallery of galleries) {
    const { id, name, sourceFolder } = gallery;
    if (sourceFolder !== undefined && !byFolder.has(sourceFolder)) byFolder.set(sourceFolder, id);
    const same = byName.get(keyOf(name));
    if (same === undefined) byName.set(keyOf(name), [gallery]);
    else same.push(gallery);
  }
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  for (const { folder } of groups) {
    const id = byFolder.get(folder);
    if (id === undefined) continue;
    matched.set(folder, id);
    taken.add(id);
  }
  for (const { folder, name } of groups) {
    if (matched.has(folder)) continue;
    const found = byName
      .get(keyOf(name))
      ?.find(
        ({ id, sourceFolder }) =>
          !taken.has(id) && (sourceFolder === undefined || !isFolderThere(sourceFolder)),
      );
    if (found === undefined) continue;
    matched.set(folder, found.id);
    taken.add(found.id);
  }
  return matched;
}

/** Names that people take for the same one. */
const keyOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();
