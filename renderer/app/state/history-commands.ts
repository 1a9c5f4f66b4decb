import type { Change, GalleryEvent } from '../../../shared/events/domain-event.ts';
import { coreText, stepName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** Messages about steps taken back and forth replace each other. */
const TOPIC = 'HISTORY';

/** Takes back the last step of the library, shows what came back and says what it was. */
export async function undo(workspace: Workspace): Promise<void> {
  if (!(await can(workspace, 'canUndo'))) return workspace.messages.announce(t('history.nothingToUndo'));
  await step(workspace, 'undo');
}

/** Does again what was undone last. */
export async function redo(workspace: Workspace): Promise<void> {
  if (!(await can(workspace, 'canRedo'))) return workspace.messages.announce(t('history.nothingToRedo'));
  await step(workspace, 'redo');
}

/** Takes back what a message tells of, which may have been several steps. */
export async function undoSteps(workspace: Workspace, steps: readonly number[]): Promise<void> {
  for (const _ of steps) {
    if (!(await step(workspace, 'undo'))) return;
  }
}

/** Whether there is a step to take once everything is done that was asked for before: what is still under way is the next one. */
async function can(workspace: Workspace, direction: 'canUndo' | 'canRedo'): Promise<boolean> {
  const { history, connection } = workspace;
  if (await connection.changes.settled()) await history.read();
  return history.state.get()[direction];
}

async function step(workspace: Workspace, direction: 'undo' | 'redo'): Promise<boolean> {
  // Steps are taken in the present.
  workspace.past.set(undefined);
  const outcome = await workspace.attempt(t(`problem.${direction}`), () =>
    workspace.revealing(() => workspace.client.history[direction]({})),
  );
  if (outcome === undefined) return false;
  workspace.history.state.set(outcome.history);
  workspace.messages.show({
    tone: 'DONE',
    topic: TOPIC,
    text: t(`history.${direction === 'undo' ? 'undone' : 'redone'}`, { step: stepName(outcome.label) }),
    ...(outcome.notes.length === 0 ? {} : { detail: outcome.notes.map(coreText).join(' ') }),
  });
  return true;
}

/** Opens and selects what a step changed, when this window asked for the step. */
export function reveal(workspace: Workspace, { events }: Change): void {
  const touched = events.filter((event): event is GalleryEvent => 'galleryId' in event);
  const gone = new Set(
    touched.filter(({ type }) => type === 'galleryDeleted').map(({ galleryId }) => galleryId),
  );
  const shown = touched.filter((event) => !gone.has(event.galleryId) && !isOnlyPlaced(event));
  const first = shown[0];
  if (first === undefined) return;
  const openId = workspace.items.get()?.galleryId;
  const created = shown.find(({ type }) => type === 'galleryCreated')?.galleryId;
  const galleryId = created ?? (shown.some((event) => event.galleryId === openId) ? openId : first.galleryId);
  if (galleryId !== openId) workspace.openGallery(galleryId);
  if (created === undefined && galleryId !== undefined) selectTouched(workspace, galleryId, shown);
}

/** A gallery that got another place in the list need not be opened for that. */
function isOnlyPlaced(event: GalleryEvent): boolean {
  return event.type === 'galleryUpdated' && event.changed.name === undefined;
}

/** Selects the items that came back or changed; not those of a step that touched most of the gallery, such as sorting. */
function selectTouched(workspace: Workspace, galleryId: string, events: readonly GalleryEvent[]): void {
  const items = workspace.items.get();
  if (items === undefined) return;
  const ids = new Set(
    events.flatMap((event) => {
      if (event.galleryId !== galleryId) return [];
      if (event.type === 'galleryItemCreated') return event.item.id;
      return event.type === 'galleryItemUpdated' ? event.itemId : [];
    }),
  );
  const isSpread = ids.size > 1 && events.every(isItemChange) && ids.size * 2 > items.pages.list.total;
  const [focus] = ids;
  if (focus === undefined || isSpread) return;
  items.selection.set({ ids, anchor: focus, focus });
  workspace.region.set('ITEMS');
  requestAnimationFrame(() => document.querySelector(`#item-${focus}`)?.scrollIntoView({ block: 'nearest' }));
}

function isItemChange({ type }: GalleryEvent): boolean {
  return type === 'galleryItemUpdated';
}
