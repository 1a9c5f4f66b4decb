import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import type { MediaAddresses } from './media-addresses.ts';
import type { FileNotes } from './file-notes.ts';

/** The folder that is the media folder itself, as the API names it. */
export const ROOT_FOLDER = 'media-root';

/** px: what a list shows. */
const THUMBNAIL_WIDTH = 512;

export const MEDIA_TYPES = [
  'IMAGE',
  'VIDEO',
  'AUDIO',
  'DOCUMENT',
  'VECTOR',
  'ARCHIVE',
  'MODEL3D',
  'OTHER',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export function mediaTypeOf({ kind, mimeType }: Pick<MediaFile, 'kind' | 'mimeType'>): MediaType {
  if (kind === 'VIDEO') return 'VIDEO';
  if (kind === 'TEXT') return 'DOCUMENT';
  if (mimeType === 'image/svg+xml') return 'VECTOR';
  if (kind === 'IMAGE') return 'IMAGE';
  if (mimeType.startsWith('audio/')) return 'AUDIO';
  if (/zip|tar|7z|rar/.test(mimeType)) return 'ARCHIVE';
  return mimeType === 'application/pdf' ? 'DOCUMENT' : 'OTHER';
}

/** The path of the folder that a file of the catalog lies in; empty for the media folder itself. */
export function folderPathOf({ path }: Pick<MediaFile, 'path'>): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A folder's id says where it is, so that none has to be kept. */
export function folderIdOf(folderPath: string): string {
  return folderPath === '' ? ROOT_FOLDER : `folder-${Buffer.from(folderPath).toString('base64url')}`;
}

/** The path of a folder by its id; undefined for an id of another form. */
export function folderPathOfId(folderId: string): string | undefined {
  if (folderId === ROOT_FOLDER || folderId === '') return '';
  const encoded = /^folder-([\w-]+)$/.exec(folderId)?.[1];
  if (encoded === undefined) return undefined;
  const path = Buffer.from(encoded, 'base64url').toString('utf8');
  const isPlain =
    path.split('/').every((part) => part !== '' && !part.startsWith('.')) && !/[\\\0]/.test(path);
  return isPlain ? path : undefined;
}

const OPERATION_STATUSES: Readonly<Record<MediaFile['status'], string>> = {
  PENDING: 'PENDING',
  READY: 'READY',
  DAMAGED: 'FAILED',
  UNSUPPORTED: 'READY',
  MISSING: 'READY',
};

function mediaOf(
  file: MediaFile,
  type: MediaType,
  addresses: MediaAddresses,
): Record<string, unknown> | undefined {
  const url = addresses.original(file.id);
  const filename = fileNameOf(file);
  const { id, width, height } = file;
  if (type === 'IMAGE') return { image: { image: { id, url, width, height, filename } } };
  if (type === 'VECTOR') return { vector: { image: { id, url, width, height, filename } } };
  if (type !== 'VIDEO') return undefined;
  const format = file.mimeType.slice(file.mimeType.indexOf('/') + 1);
  return {
    video: {
      id,
      url,
      filename,
      resolutions: [{ url, width, height, format, filename }],
      posters: [{ id, url: addresses.thumbnail(id, THUMBNAIL_WIDTH), width, height }],
      ...(file.durationInMillis === undefined ? {} : { durationInSeconds: file.durationInMillis / 1000 }),
    },
  };
}

/** A file of the catalog as the media manager's API describes it. */
export function descriptorOf(
  file: MediaFile,
  {
    addresses,
    notes,
    isTrashed,
  }: { addresses: MediaAddresses; notes: FileNotes | undefined; isTrashed: boolean },
): Record<string, unknown> {
  const mediaType = mediaTypeOf(file);
  return {
    id: file.id,
    displayName: notes?.displayName ?? fileNameOf(file),
    url: addresses.original(file.id),
    parentFolderId: folderIdOf(folderPathOf(file)),
    hash: file.fingerprint ?? '',
    sizeInBytes: String(file.sizeInBytes),
    private: false,
    mediaType,
    media: mediaOf(file, mediaType, addresses),
    operationStatus: OPERATION_STATUSES[file.status],
    thumbnailUrl: addresses.thumbnail(file.id, THUMBNAIL_WIDTH),
    labels: notes?.labels ?? [],
    createdDate: file.addedDate,
    updatedDate: notes?.updatedDate ?? file.updatedDate,
    state: isTrashed ? 'DELETED' : 'OK',
  };
}
