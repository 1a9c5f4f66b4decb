import { assertNever } from '../../../shared/assert-never.ts';
import type { Change, DomainEvent, MediaEvent } from '../../../shared/events/domain-event.ts';
import type { Notice, StreamMessage } from '../../../shared/events/notice.ts';
import type { Job } from '../../../shared/model/job.ts';
import { reveal } from './history-commands.ts';
import { withChanges } from './item-events.ts';
import type { Workspace } from './workspace.ts';
import { coreText, jobName } from '../text/core-texts.ts';

/** How long a job that has ended stays in sight. */
const ENDED_JOB_SHOWN_IN_MS = 2500;

/** Feeds the workspace from the library's stream, again after each time the connection comes back. Never ends. */
export async function takeEvents(workspace: Workspace): Promise<void> {
  const { connection, client } = workspace;
  let lastSequence: number | undefined;
  for (;;) {
    await untilConnected(workspace);
    try {
      for await (const message of await client.library.subscribe({})) {
        if (message.kind === 'subscribed') {
          if (lastSequence !== undefined || workspace.hasFailedToStart()) workspace.reload();
          lastSequence = message.sequence;
        } else {
          if (message.kind === 'change') lastSequence = message.change.sequence;
          take(workspace, message);
        }
      }
    } catch {
      // The stream ends with the connection, and starts again with it.
    }
    if (connection.state.get() === 'CONNECTED') await untilLater();
  }
}

/** A stream that ends while the connection stands is asked for again, without haste. */
function untilLater(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1000);
  });
}

function untilConnected({ connection }: Workspace): Promise<void> {
  if (connection.state.get() === 'CONNECTED') return Promise.resolve();
  return new Promise((resolve) => {
    const stop = connection.state.subscribe(() => {
      if (connection.state.get() !== 'CONNECTED') return;
      stop();
      resolve();
    });
  });
}

function take(workspace: Workspace, message: Exclude<StreamMessage, { kind: 'subscribed' }>): void {
  if (message.kind === 'notice') return takeNotice(workspace, message.notice);
  const { change, history } = message;
  takeChange(workspace, change);
  workspace.history.take(change, history);
  if (change.undoes !== undefined) workspace.messages.dismissStep(change.undoes);
  const isStepBackOrForth = change.undoes !== undefined || change.redoes !== undefined;
  if (isStepBackOrForth && workspace.isRevealing) reveal(workspace, change);
}

function takeChange(workspace: Workspace, { events }: Change): void {
  workspace.activity.takeEvents(events);
  if (events.some((event) => 'galleryId' in event)) {
    workspace.items.get()?.apply(events);
    const openId = workspace.items.get()?.galleryId;
    const isOpenGone = events.some((event) => event.type === 'galleryDeleted' && event.galleryId === openId);
    const formerPlace = workspace.galleries.pages.list.indexOf(openId ?? '');
    workspace.galleries.apply(events);
    workspace.uses.apply(events);
    workspace.media.applyUses();
    if (isOpenGone) {
      const { list } = workspace.galleries.pages;
      workspace.openGallery(list.at(Math.min(Math.max(0, formerPlace), list.total - 1))?.id);
    } else if (openId === undefined) {
      workspace.openGallery(workspace.galleries.pages.list.at(0)?.id);
    }
  }
  const mediaEvents = events.filter(isMediaEvent);
  if (mediaEvents.length > 0) {
    for (const event of mediaEvents) workspace.records.apply(event);
    workspace.media.apply(mediaEvents);
    workspace.recipeDraft.get()?.mediaChanged();
    workspace.trash.apply(mediaEvents);
  }
  for (const event of events) {
    if (event.type !== 'libraryUpdated') continue;
    workspace.library.update(
      (info) => info && { ...info, settings: withChanges(info.settings, event.changed) },
    );
    if (event.changed.mediaFolder !== undefined) void workspace.readHost();
  }
  workspace.published.take(events);
  const hasRules = workspace.library.get()?.settings.smartGalleries !== undefined;
  const isCounted = events.some(
    (event) => event.type !== 'libraryUpdated' || event.changed.smartGalleries !== undefined,
  );
  if (isCounted && (hasRules || workspace.smart.cell.get().length > 0)) workspace.smart.refresh();
}

function isMediaEvent(event: DomainEvent): event is MediaEvent {
  return event.type.startsWith('mediaFile');
}

function takeNotice(workspace: Workspace, notice: Notice): void {
  switch (notice.type) {
    case 'jobChanged':
      return takeJob(workspace, notice.job);
    case 'mediaFolderChanged':
      return workspace.mediaFolder.set(notice.status);
    case 'sitePublished':
      return workspace.published.refresh();
    case 'problemReported':
      return workspace.messages.show({ tone: 'PROBLEM', text: coreText(notice.message) });
    default:
      return assertNever(notice);
  }
}

function takeJob(workspace: Workspace, job: Job): void {
  workspace.jobs.update((jobs) =>
    jobs.some(({ id }) => id === job.id)
      ? jobs.map((other) => (other.id === job.id ? job : other))
      : [...jobs, job],
  );
  if (job.state === 'RUNNING') return;
  workspace.activity.takeJob(job);
  // Why there is no backup is told by whoever asked for it, or by the schedule.
  if (job.state === 'FAILED' && job.kind !== 'BACKUP') {
    workspace.messages.show({
      tone: 'PROBLEM',
      text: jobName(job.label),
      ...(job.problem ? { detail: coreText(job.problem) } : {}),
    });
  }
  setTimeout(
    () => workspace.jobs.update((jobs) => jobs.filter(({ id }) => id !== job.id)),
    ENDED_JOB_SHOWN_IN_MS,
  );
}
