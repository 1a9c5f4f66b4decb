import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { DesktopInfo } from '../../../shared/contract/desktop.ts';
import type { LibraryInfo } from '../../../shared/contract/library.ts';
import type { Job } from '../../../shared/model/job.ts';
import type { MediaFolderStatus } from '../../../shared/model/media-file.ts';
import { isLanguageChoice, isTrialLanguage } from '../text/languages.ts';
import type { Connection } from '../transport/connection.ts';
import type { WrittenText } from '../writing/text-draft.ts';
import { FileDropZones } from '../files/file-drop-zones.ts';
import { ActivityLog } from './activity-log.ts';
import { WritableCell } from './cell.ts';
import { GalleryItems } from './gallery-items.ts';
import { GalleryList } from './gallery-list.ts';
import { History } from './history.ts';
import type { PlannedImport } from './import-commands.ts';
import { MediaList } from './media-list.ts';
import { readMediaOrder, writeMediaOrder } from './media-order.ts';
import { readMediaQuery, writeMediaQuery } from './media-query-text.ts';
import { MediaRecords } from './media-records.ts';
import { MediaUseRecords } from './media-uses.ts';
import { Messages } from './messages.ts';
import type { PastGallery } from './past.ts';
import { readPreferences, type Preferences } from './preferences.ts';
import type { PreferencesSection } from './preferences-commands.ts';
import { problemOf } from './problem.ts';
import { Published } from './published.ts';
import type { RecipeDraft } from './recipe-draft.ts';
import type { CarriedItems } from './transfer-commands.ts';
import type { TrashQuestion } from './trash-commands.ts';
import { SmartGalleries } from './smart-galleries.ts';
import { TrashList } from './trash-list.ts';

/** Which list the person works in: the inspector and the menu's commands follow it. */
export type Region = 'ITEMS' | 'MEDIA';

/** When the window has nothing else to do, or has been busy for a while. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 2000 }));
}

/** How long after the answer a change may arrive by the stream. */
const REVEALED_AFTER_IN_MS = 500;

/** Everything the window knows, and the one place where it comes together. */
export class Workspace {
  readonly connection: Connection;
  readonly preferences: Preferences = readPreferences();
  readonly messages = new Messages();
  readonly desktop = new WritableCell<DesktopInfo | undefined>(undefined);
  readonly library = new WritableCell<LibraryInfo | undefined>(undefined);
  readonly mediaFolder = new WritableCell<MediaFolderStatus | undefined>(undefined);
  readonly jobs = new WritableCell<readonly Job[]>([]);
  readonly region = new WritableCell<Region>('ITEMS');
  readonly history: History;
  readonly records: MediaRecords;
  readonly uses: MediaUseRecords;
  readonly galleries: GalleryList;
  readonly media: MediaList;
  readonly published: Published;
  readonly trash: TrashList;
  readonly smart: SmartGalleries;
  /** The smart gallery that the media panel shows. */
  readonly openSmartId = new WritableCell<string | undefined>(undefined);
  /** What a person is asked about before files go. */
  readonly trashQuestion = new WritableCell<TrashQuestion | undefined>(undefined);
  /** Of the gallery that is open. */
  readonly items = new WritableCell<GalleryItems | undefined>(undefined);
  /** The open gallery as it was, while that is looked at instead. */
  readonly past = new WritableCell<PastGallery | undefined>(undefined);
  readonly isHistoryOpen = new WritableCell(false);
  /** The gallery whose name is being edited in the list. */
  readonly renamedGalleryId = new WritableCell<string | undefined>(undefined);
  /** The import that the person is asked about. */
  readonly plannedImport = new WritableCell<PlannedImport | undefined>(undefined);
  /** What was cut or copied. */
  readonly carriedItems = new WritableCell<CarriedItems | undefined>(undefined);
  /** The list of which one picture fills the window. */
  readonly loupe = new WritableCell<Region | undefined>(undefined);
  /** The text that is being written. */
  readonly writtenText = new WritableCell<WrittenText | undefined>(undefined);
  /** Two items of the open gallery that are looked at beside each other: the one chosen so far, and one that may be better. */
  readonly compared = new WritableCell<readonly [select: string, candidate: string] | undefined>(undefined);
  /** The gallery whose rejected items are about to be removed, and how many those are. */
  readonly rejectedQuestion = new WritableCell<
    { readonly items: GalleryItems; readonly count: number } | undefined
  >(undefined);
  /** The galleries that the person is about to make from a folder. */
  readonly recipeDraft = new WritableCell<RecipeDraft | undefined>(undefined);
  /** The missing file that the person is asked about. */
  readonly located = new WritableCell<MediaFile | undefined>(undefined);
  /** Where files can be dropped, and what is dragged over the window. */
  readonly fileDrops = new FileDropZones();
  /** The dialog that is open. */
  readonly dialog = new WritableCell<
    'SHORTCUTS' | 'PREFERENCES' | 'PROGRAMS' | 'PUBLISH' | 'PALETTE' | 'LAYOUT' | 'VIDEO' | undefined
  >(undefined);

  readonly preferencesSection = new WritableCell<PreferencesSection>('GENERAL');
  /** The sample library is being made. */
  readonly isSampleOpening = new WritableCell(false);
  readonly isActivityOpen = new WritableCell(false);
  /** What ended in this session. */
  readonly activity = new ActivityLog();

  #revealing = 0;

  constructor(connection: Connection) {
    this.connection = connection;
    this.history = new History(connection.client);
    this.records = new MediaRecords(connection.client);
    this.uses = new MediaUseRecords(connection.client);
    this.galleries = new GalleryList(connection.client);
    const { mediaOrder, mediaQuery } = this.preferences;
    this.media = new MediaList(
      connection.client,
      this.records,
      readMediaQuery(mediaQuery.get()),
      readMediaOrder(mediaOrder.get()),
    );
    this.media.query.subscribe(() => mediaQuery.set(writeMediaQuery(this.media.query.get())));
    this.media.order.subscribe(() => mediaOrder.set(writeMediaOrder(this.media.order.get())));
    this.smart = new SmartGalleries(connection.client);
    this.trash = new TrashList(connection.client, this.records);
    this.published = new Published(connection.client, () => this.library.get()?.settings.sites ?? []);
  }

  get client() {
    return this.connection.client;
  }

  /** Asks for everything the first picture of the window needs, at once; the gallery that was open last is asked for unseen. */
  async start(): Promise<void> {
    const lastGalleryId = this.preferences.galleryId.get();
    if (lastGalleryId !== '') this.openGallery(lastGalleryId);
    await Promise.all([
      this.readHost(),
      this.history.read(),
      this.openFirstGallery(),
      this.media.pages.get().look(0, 0),
    ]);
  }

  /** Reads what events do not tell from the start: the host, the library, the state of the folder and of jobs. */
  async readHost(): Promise<void> {
    try {
      const [desktop, library, folder, jobs] = await Promise.all([
        this.client.desktop.getDesktop({}),
        this.client.library.getLibrary({}),
        this.client.media.getMediaFolder({}),
        this.client.library.listJobs({}),
      ]);
      performance.mark('contract-answered');
      this.desktop.set(desktop);
      // Each window keeps it too, to be in it before the host is asked.
      if (isLanguageChoice(desktop.language) && !isTrialLanguage(this.preferences.language.get()))
        this.preferences.language.set(desktop.language);
      this.library.set(library);
      this.mediaFolder.set(folder.status);
      this.jobs.set(jobs.jobs);
      if (library.settings.sites !== undefined) this.published.refresh();
      if (library.settings.smartGalleries !== undefined) this.smart.refresh();
    } catch (error) {
      if (this.connection.state.get() === 'CONNECTED') this.report(error);
    }
  }

  /** Opens the first gallery of the list when the one that was open last is gone. */
  async openFirstGallery(): Promise<void> {
    await this.galleries.pages.look(0, 0);
    const open = this.items.get();
    if (open !== undefined) await open.pages.look(0, 0);
    const isGone = open === undefined || open.pages.cell.get().state === 'FAILED';
    if (isGone && this.connection.state.get() === 'CONNECTED')
      this.openGallery(this.galleries.pages.list.at(0)?.id);
  }

  /** Whether the steps back and forth that arrive now were asked for in this window. */
  get isRevealing(): boolean {
    return this.#revealing > 0;
  }

  /** Does something whose changes this window brings into view. They arrive no later than shortly after the answer. */
  async revealing<T>(work: () => Promise<T>): Promise<T> {
    this.#revealing += 1;
    try {
      return await work();
    } finally {
      setTimeout(() => (this.#revealing -= 1), REVEALED_AFTER_IN_MS);
    }
  }

  /** Shows the history of the open gallery, or goes back to the present and hides it. */
  showHistory(isOpen: boolean): void {
    this.isHistoryOpen.set(isOpen);
    if (!isOpen) this.past.set(undefined);
  }

  openGallery(galleryId: string | undefined): void {
    if (galleryId === this.items.get()?.galleryId && galleryId !== undefined) return;
    const items = galleryId === undefined ? undefined : new GalleryItems(this.client, galleryId);
    this.items.set(items);
    void items?.readAhead(() => this.items.get() === items, whenIdle);
    this.media.followGallery(galleryId);
    this.past.set(undefined);
    this.region.set('ITEMS');
    this.preferences.galleryId.set(galleryId ?? '');
  }

  readonly closeLoupe = (): void => this.loupe.set(undefined);

  /** The first questions were asked of a core that was not there. */
  hasFailedToStart(): boolean {
    return this.galleries.pages.cell.get().state === 'FAILED' || this.desktop.get() === undefined;
  }

  /** Reads again everything that is shown, after events may have been missed. */
  reload(): void {
    void this.readHost();
    this.history.forget();
    this.records.reload();
    this.uses.reload();
    void this.galleries.pages.reload().then(() => this.openFirstGallery());
    this.media.reload();
    if (this.trash.isOpen.get()) void this.trash.pages.reload();
    void this.items.get()?.pages.reload();
  }

  /** Tells a person of something that failed. */
  report(error: unknown, what?: string): void {
    const problem = problemOf(error);
    const details = problem.fieldViolations.map((violation) => violation.description).join(' ');
    const message = details === '' ? problem.message : details;
    this.messages.show(
      what === undefined
        ? { tone: 'PROBLEM', text: message }
        : { tone: 'PROBLEM', text: what, detail: message },
    );
  }

  /** The answer of something a person asked for; a failure is told and answers undefined. */
  async attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.report(error, what);
      return undefined;
    }
  }
}
