import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

/** Whether a file lies in the trash and can come back. */
export function isInTrash({ trashed, erasedDate }: MediaFile): boolean {
  return trashed !== undefined && erasedDate === undefined;
}

const counted = (count: number) => (count === 1 ? '1 media file' : (`${count} media files` as const));

/** Files that went into the trash; those that were missing leave the catalog. */
export function decideDeletion(
  { media }: LibraryState,
  mediaIds: readonly string[],
  date: string,
): Decision<undefined> {
  const events = mediaIds.flatMap((mediaId): DecidedEvent[] => {
    const file = media.get(mediaId);
    if (file === undefined || file.trashed !== undefined) return [];
    if (file.status === 'MISSING') return [{ type: 'mediaFileRemoved', file }];
    const { status, problem } = file;
    return [
      {
        type: 'mediaFileUpdated',
        mediaId,
        changed: {
          status: 'MISSING',
          problem: `“${file.path}” is in the trash. Restore it to see it again.`,
          trashed: { date, status, ...(problem === undefined ? {} : { problem }) },
        },
        previous: { status, problem: problem ?? null, trashed: null },
      },
    ];
  });
  return { label: `Delete ${counted(events.length)}` satisfies StepText, events, result: undefined };
}

/** Files that came back. `places` are their paths now, by media id. */
export function decideRestoration(
  { media }: LibraryState,
  places: ReadonlyMap<string, string>,
): Decision<undefined> {
  const events = [...places].flatMap(([mediaId, path]): DecidedEvent[] => {
    const file = media.get(mediaId);
    if (file?.trashed === undefined) return [];
    const { trashed, status, problem } = file;
    return [
      {
        type: 'mediaFileUpdated',
        mediaId,
        changed: {
          status: trashed.status,
          problem: trashed.problem ?? null,
          trashed: null,
          ...(path === file.path ? {} : { path }),
        },
        previous: {
          status,
          problem: problem ?? null,
          trashed,
          ...(path === file.path ? {} : { path: file.path }),
        },
      },
    ];
  });
  return {
    label: `Restore ${counted(events.length)} from the trash` satisfies StepText,
    events,
    result: undefined,
  };
}

/** Files that left the trash for good. What undoing their deletion would restore stays known, so that it can say so. */
export function decideErasure(
  { media }: LibraryState,
  mediaIds: readonly string[],
  erasedDate: string,
): Decision<undefined> {
  const events = mediaIds.flatMap((mediaId): DecidedEvent[] => {
    const file = media.get(mediaId);
    if (file === undefined || !isInTrash(file)) return [];
    return [{ type: 'mediaFileUpdated', mediaId, changed: { erasedDate }, previous: { erasedDate: null } }];
  });
  return {
    label: `Remove ${counted(events.length)} from the trash` satisfies StepText,
    events,
    origin: 'MEDIA_FOLDER',
    result: undefined,
  };
}

/** What the catalog is to say of files that a person or a crash brought elsewhere than it believes. */
export function decideFacts(
  { media }: LibraryState,
  facts: ReadonlyMap<string, Partial<MediaFile>>,
): Decision<undefined> {
  const events = [...facts].flatMap(([mediaId, fields]): DecidedEvent[] => {
    const file = media.get(mediaId);
    if (file === undefined) return [];
    const before: Readonly<Record<string, unknown>> = { ...file };
    const names = Object.keys(fields).filter(
      (name) => before[name] !== (fields as Record<string, unknown>)[name],
    );
    if (names.length === 0) return [];
    const pick = (values: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
    return [{ type: 'mediaFileUpdated', mediaId, changed: pick({ ...fields }), previous: pick(before) }];
  });
  return {
    label: `Update ${counted(events.length)}` satisfies StepText,
    events,
    origin: 'MEDIA_FOLDER',
    result: undefined,
  };
}
