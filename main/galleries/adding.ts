import type { mediaContract } from '../../shared/contract/media.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { AddingService } from '../media/adding-service.ts';
import { addItemsOfFiles, requireTarget, type AddFilesParts } from './add-files.ts';

type Method<M extends 'addFiles' | 'beginUpload' | 'finishUpload'> = (
  input: InputOf<(typeof mediaContract)[M]>,
) => Promise<OutputOf<(typeof mediaContract)[M]>>;

/** Files from elsewhere: into the media folder, then into a gallery. One method for each of the contract's. */
export interface FileAdding {
  readonly addFiles: Method<'addFiles'>;
  readonly beginUpload: Method<'beginUpload'>;
  readonly finishUpload: Method<'finishUpload'>;
}

export function createFileAdding({
  adding,
  ...parts
}: AddFilesParts & { readonly adding: AddingService }): FileAdding {
  return {
    async addFiles({ paths, ...target }) {
      await requireTarget(parts.store.state, target);
      return addItemsOfFiles(await adding.add(paths), target, parts);
    },
    beginUpload: async (announced) => ({ uploadId: adding.uploads.begin(announced) }),
    async finishUpload({ uploadId, ...target }) {
      return addItemsOfFiles(await adding.uploads.finish(uploadId), target, parts);
    },
  };
}
