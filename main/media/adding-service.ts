import type { Addition } from '../../shared/model/addition.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import type { JobRegistry } from '../events/job-registry.ts';
import type { ChangeableState } from '../store/state.ts';
import { FileAddition, type AdditionTarget } from './addition.ts';
import type { MediaService } from './media-service.ts';
import { Uploads } from './uploads.ts';

export interface AddingServiceOptions {
  readonly store: ChangeableState;
  readonly jobs: JobRegistry;
  readonly media: Pick<MediaService, 'status' | 'original' | 'whenKnown' | 'staging'>;
  /** Absolute paths of folders that hold no media of a person, such as the library's cache. */
  readonly exclude: readonly string[];
}

/** Files on their way into the media folder. */
export interface AddingService {
  /** Copies files and folders, given by absolute paths. @throws `FAILED_PRECONDITION` when the media folder is out of reach */
  add(paths: readonly string[]): Promise<Addition>;
  readonly uploads: Uploads;
  close(): Promise<void>;
}

export function createAddingService({ store, jobs, media, exclude }: AddingServiceOptions): AddingService {
  const { staging } = media;
  const target: AdditionTarget = {
    catalog: store.state.media,
    staging,
    jobs,
    exclude,
    folder() {
      const { state, folder, problem } = media.status();
      if (state !== 'OFFLINE') return folder;
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        problem === undefined ? `The media folder ${folder} is out of reach.` : textFromElsewhere(problem),
        { file: folder },
      );
    },
    original: async ({ id }) => (await media.original(id)).path,
    whenKnown: (files) => media.whenKnown(files),
  };
  const uploads = new Uploads(target);
  const running = new Set<FileAddition>();
  return {
    uploads,
    async add(paths) {
      target.folder();
      const addition = new FileAddition(target, { totalFiles: paths.length, totalBytes: 0 });
      running.add(addition);
      try {
        await addition.takePaths(paths);
      } catch (error) {
        addition.stop(textFromElsewhere(error instanceof Error ? error.message : String(error)));
        await addition.finish();
        throw error;
      } finally {
        running.delete(addition);
      }
      return addition.finish();
    },
    async close() {
      for (const addition of running) addition.stop('Gallery Desk was closed.');
      await uploads.close();
    },
  };
}
