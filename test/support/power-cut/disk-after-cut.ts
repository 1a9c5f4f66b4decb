import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assertNever } from '../../../shared/assert-never.ts';
import type { DiskNode, FileNode, FolderNode, Recording, TimedDeed } from './recording.ts';

/** Disks write sectors as a whole or not at all. bytes */
const SECTOR = 512;

/** What became of something that was not flushed when the power went. */
type Fate = 'kept' | 'lost' | 'torn';

/** How a disk deals with what was not flushed. */
export type CutKind = 'nothing kept' | 'everything kept' | 'names kept' | 'contents kept' | 'at random';

export const CUT_KINDS: readonly CutKind[] = [
  'nothing kept',
  'everything kept',
  'names kept',
  'contents kept',
  'at random',
];

interface Cut {
  readonly moment: number;
  readonly kind: CutKind;
  /** 0 … 1 */
  readonly random: () => number;
}

/**
 * Writes into a fresh folder what a disk may hold when the power goes at a moment of the recording. Sure is only what was answered before
 * a flush of the same file or folder began, and that flush answered before the moment; anything else may be there, or not, or in
 * parts, each by itself and so in any order.
 */
export async function writeDiskAfterCut(recording: Recording, cut: Cut, target: string): Promise<void> {
  const deeds = recording.deeds.filter(({ begun }) => begun < cut.moment);
  const flushes = deeds.filter((deed) => deed.do === 'flush' && deed.answered < cut.moment);
  /** Of each node, when the last flush began that was answered in time. */
  const flushed = new Map<DiskNode, number>();
  for (const { node, begun } of flushes) flushed.set(node, Math.max(begun, flushed.get(node) ?? 0));
  const fates = new Map<TimedDeed, Fate>();
  for (const deed of deeds) {
    const isSure = deed.answered < (flushed.get(deed.node) ?? -Infinity);
    fates.set(deed, isSure ? 'kept' : fateOf(deed, cut));
  }
  const happened = deeds.filter((deed) => fates.get(deed) !== 'lost');
  await writeFolder(recording.root, target);

  async function writeFolder(folder: FolderNode, place: string): Promise<void> {
    await mkdir(place, { recursive: true });
    for (const [name, child] of namesIn(folder, happened)) {
      const childPlace = path.join(place, name);
      if (child.kind === 'folder') await writeFolder(child, childPlace);
      else await writeFile(childPlace, contentOf(child, happened, fates, cut.random));
    }
  }
}

function fateOf(deed: TimedDeed, { kind, random }: Cut): Fate {
  const isContent = deed.do === 'write' || deed.do === 'truncate';
  switch (kind) {
    case 'nothing kept':
      return 'lost';
    case 'everything kept':
      return 'kept';
    case 'names kept':
      return isContent ? 'lost' : 'kept';
    case 'contents kept':
      return isContent ? 'kept' : 'lost';
    case 'at random': {
      const chance = random();
      if (deed.do === 'write' && chance < 1 / 3) return 'torn';
      return chance < 2 / 3 ? 'kept' : 'lost';
    }
    default:
      return assertNever(kind);
  }
}

function namesIn(folder: FolderNode, happened: readonly TimedDeed[]): Map<string, DiskNode> {
  const names = new Map(folder.base);
  for (const deed of happened) {
    if (deed.do === 'rename' && deed.former === folder && names.get(deed.from) === deed.child)
      names.delete(deed.from);
    if (deed.node !== folder) continue;
    if (deed.do === 'name') names.set(deed.name, deed.child);
    if (deed.do === 'unname') names.delete(deed.name);
    if (deed.do === 'rename') names.set(deed.to, deed.child);
  }
  return names;
}

function contentOf(
  file: FileNode,
  happened: readonly TimedDeed[],
  fates: ReadonlyMap<TimedDeed, Fate>,
  random: () => number,
): Buffer {
  let content = Buffer.from(file.base);
  for (const deed of happened) {
    if (deed.node !== file) continue;
    if (deed.do === 'truncate') content = resized(content, deed.length);
    if (deed.do !== 'write') continue;
    const { position, bytes } = deed;
    const isTorn = fates.get(deed) === 'torn';
    // The size may have reached the disk without the bytes, which then read as zeros; or only the first bytes did.
    const isShort = isTorn && random() < 0.5;
    const end = isShort ? Math.floor(random() * bytes.length) : bytes.length;
    content = resized(content, Math.max(content.length, position + end));
    for (let start = 0; start < end; start += SECTOR) {
      if (isTorn && !isShort && random() < 0.5) continue;
      bytes.copy(content, position + start, start, Math.min(end, start + SECTOR));
    }
  }
  return content;
}

function resized(content: Buffer<ArrayBuffer>, length: number): Buffer<ArrayBuffer> {
  if (length <= content.length) return content.subarray(0, length);
  return Buffer.concat([content, Buffer.alloc(length - content.length)]);
}
