import path from 'node:path';
import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { TrashOutcome } from '../../shared/model/media-trash.ts';
import { mediaIdSchema } from '../../shared/schemas/common.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import { descriptorOf, folderPathOf, folderPathOfId, ROOT_FOLDER } from './file-descriptor.ts';
import {
  listFilesSchema,
  pageOfFiles,
  pagingSchema,
  presentFiles,
  searchFilesSchema,
  type FilePage,
} from './file-listing.ts';
import { importedFile } from './import-file.ts';
import type { MediaAddresses } from './media-addresses.ts';
import { isInTrash } from '../media/trash-decisions.ts';
import { safeFileName } from '../media/file-names.ts';
import { folderInside, placeFile } from '../media/place-file.ts';
import type { QueryShape } from './request-input.ts';
import { land, mediaFolderOf, UPLOAD_LIMIT, type UploadParts } from './upload.ts';
import type { UploadTickets } from './upload-ticket.ts';

/** The addresses the media manager's methods are served below; all mean the same. */
export const FILE_BASES = [
  '/site-media/v1',
  '/_api/wix-privatemedia-proxy-server/v1',
  '/wix-privatemedia-proxy-server/v1',
] as const;

/** What the methods work on. */
export interface FileParts extends UploadParts {
  readonly addresses: MediaAddresses;
  readonly tickets: UploadTickets;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Folders and https origins that files may be imported from. */
  readonly importFrom: readonly string[];
}

/** One method of the media manager's API. */
export interface FileMethod {
  readonly name: string;
  readonly verb: 'GET' | 'POST' | 'PATCH';
  /** Below each base. */
  readonly path: string;
  /** For people. */
  readonly summary: string;
  readonly schema: z.ZodType;
  /** How the query is read; absent for methods that take a body. */
  readonly query?: QueryShape;
  run(input: unknown, parts: FileParts): Promise<Record<string, unknown>>;
}

function define<S extends z.ZodType>(
  definition: Omit<FileMethod, 'run' | 'schema'> & {
    readonly schema: S;
    readonly run: (input: z.output<S>, parts: FileParts) => Promise<Record<string, unknown>>;
  },
): FileMethod {
  return { ...definition, run: (input, parts) => definition.run(input as z.output<S>, parts) };
}

const labelsSchema = z.array(z.string().min(1).max(200)).max(500);
const fileIdsSchema = z.array(mediaIdSchema).min(1).max(1000);

function describe(
  file: MediaFile,
  { addresses, notes }: FileParts,
  isTrashed = false,
): Record<string, unknown> {
  return descriptorOf(file, { addresses, notes: notes.value[file.id], isTrashed });
}

function answerPage(page: FilePage, parts: FileParts, isTrashed = false): Record<string, unknown> {
  return {
    files: page.files.map((file) => describe(file, parts, isTrashed)),
    nextCursor: {
      total: page.total,
      hasNext: page.next !== undefined,
      cursors: page.next === undefined ? {} : { next: page.next },
    },
  };
}

const filesInTrash = ({ library }: FileParts): MediaFile[] => library.media.trash.list();

/** A file of the catalog, or of the trash. */
function describeById(fileId: string, parts: FileParts): Record<string, unknown> {
  const file = parts.library.store.state.media.get(fileId);
  if (file !== undefined && file.status !== 'MISSING') return describe(file, parts);
  if (file !== undefined && isInTrash(file)) return describe(file, parts, true);
  throw new GalleryDeskError(
    'NOT_FOUND',
    `There is no media file with the id ${fileId}. List the files to see those there are.`,
    { value: fileId },
  );
}

/** @throws `UNAVAILABLE` naming the files that the disk refused to move; the others are moved */
function requireAll({ failures }: TrashOutcome): void {
  if (failures.length === 0) return;
  const reasons = failures.map(({ path: file, reason }) => `“${file}”: ${reason}`);
  throw new GalleryDeskError(
    'UNAVAILABLE',
    `Not all files could be moved. ${reasons.slice(0, 10).join(' ')}`,
  );
}

function folderOf(folderId: string | null | undefined): string {
  const folder = folderPathOfId(folderId ?? ROOT_FOLDER);
  if (folder !== undefined) return folder;
  throw invalidFields([
    {
      field: 'parentFolderId',
      violatedRule: 'FORMAT',
      description: textForPrograms('Is no id of a folder; files name theirs.'),
    },
  ]);
}

const uploadSchema = z.object({
  mimeType: z.string().max(255).nullish(),
  fileName: z.string().max(255).nullish(),
  sizeInBytes: z
    .union([
      z.number().int().min(0),
      z
        .string()
        .regex(/^\d{1,15}$/, 'Must be a number of bytes.')
        .transform(Number),
    ])
    .nullish(),
  parentFolderId: z.string().max(4096).nullish(),
  filePath: z.string().max(1024).nullish(),
  labels: labelsSchema.nullish(),
});

function issueTicket(input: z.output<typeof uploadSchema>, { tickets }: FileParts): string {
  const size = input.sizeInBytes ?? undefined;
  if (size !== undefined && size > UPLOAD_LIMIT) {
    throw invalidFields([
      {
        field: 'sizeInBytes',
        violatedRule: 'MAX',
        description: textForPrograms(`${size} is too large; at most ${UPLOAD_LIMIT} bytes are taken.`),
      },
    ]);
  }
  // A path names folders and the file: `/trips/2026/dawn.jpg`.
  const parts = input.filePath?.split('/').filter((part) => part !== '') ?? [];
  const name = input.fileName ?? parts.at(-1);
  const folder =
    parts.length > 1
      ? parts
          .slice(0, -1)
          .map((part) => safeFileName(part, 'filePath'))
          .join('/')
      : folderOf(input.parentFolderId);
  return tickets.issue({
    ...(name === undefined ? {} : { fileName: safeFileName(name) }),
    mimeType: input.mimeType ?? undefined,
    folder,
    labels: input.labels ?? [],
    ...(size === undefined ? {} : { sizeInBytes: size }),
  });
}

/** The descriptor of a file that an upload brought. */
export function uploadAnswer(file: MediaFile, parts: FileParts): Record<string, unknown> {
  return { file: describe(file, parts) };
}

/** All methods of the media manager that this server stands in for. */
export const FILE_METHODS: readonly FileMethod[] = [
  define({
    name: 'listFiles',
    verb: 'GET',
    path: '/files',
    summary: 'Lists the files of the media folder, or of one folder in it; the last changed first.',
    schema: listFilesSchema,
    query: { lists: ['mediaTypes'], numbers: ['paging.limit'] },
    run: async (input, parts) =>
      answerPage(pageOfFiles(presentFiles(parts.library.store.state.media), parts.notes.value, input), parts),
  }),
  define({
    name: 'searchFiles',
    verb: 'POST',
    path: '/files/search',
    summary: 'Lists the files whose name or path contains a text, in the media folder or in the trash.',
    schema: searchFilesSchema,
    async run(input, parts) {
      const isTrashed = input.rootFolder === 'TRASH_ROOT';
      const files = isTrashed ? filesInTrash(parts) : presentFiles(parts.library.store.state.media);
      return answerPage(pageOfFiles(files, parts.notes.value, input), parts, isTrashed);
    },
  }),
  define({
    name: 'getFileDescriptor',
    verb: 'GET',
    path: '/files/get-file-by-id',
    summary: 'Answers one file.',
    schema: z.object({ fileId: mediaIdSchema }),
    query: {},
    run: async ({ fileId }, parts) => ({ file: describeById(fileId, parts) }),
  }),
  define({
    name: 'getFileDescriptors',
    verb: 'POST',
    path: '/files/get-files',
    summary: 'Answers several files; ids that nobody knows are left out.',
    schema: z.object({ fileIds: fileIdsSchema }),
    async run({ fileIds }, parts) {
      const found = await Promise.allSettled(fileIds.map(async (id) => describeById(id, parts)));
      return { files: found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])) };
    },
  }),
  define({
    name: 'updateFileDescriptor',
    verb: 'PATCH',
    path: '/files/update-file-descriptor',
    summary:
      'Changes the name shown, the labels or the folder of a file. The file itself keeps its name and content.',
    schema: z.object({
      file: z.object({
        id: mediaIdSchema,
        displayName: z.string().trim().min(1).max(255).optional(),
        parentFolderId: z.string().max(4096).optional(),
        labels: labelsSchema.nullish(),
      }),
    }),
    async run({ file: { id, displayName, parentFolderId, labels } }, parts) {
      const { library, notes } = parts;
      const file = library.media.get(id);
      const folder = parentFolderId === undefined ? undefined : folderOf(parentFolderId);
      if (folder !== undefined && folder !== folderPathOf(file)) {
        const { path: diskPath } = await library.media.original(id);
        await placeFile(
          diskPath,
          await folderInside(mediaFolderOf(library), folder),
          path.basename(diskPath),
        );
        await library.media.rescan();
      }
      if (displayName !== undefined || labels !== undefined) {
        const changed = {
          ...notes.value[id],
          ...(displayName === undefined ? {} : { displayName }),
          ...(labels === undefined ? {} : { labels: labels ?? [] }),
          updatedDate: new Date().toISOString(),
        };
        await notes.set({ ...notes.value, [id]: changed });
      }
      return { file: describeById(id, parts) };
    },
  }),
  define({
    name: 'generateFileUploadUrl',
    verb: 'POST',
    path: '/files/generate-upload-url',
    summary: 'Answers an address to PUT the bytes of a file to.',
    schema: uploadSchema,
    run: async (input, parts) => ({ uploadUrl: `${parts.origin}/upload/${issueTicket(input, parts)}` }),
  }),
  define({
    name: 'generateFileResumableUploadUrl',
    verb: 'POST',
    path: '/files/generate-resumable-upload-url',
    summary: 'Answers an address for the TUS protocol, whose uploads go on after an interruption.',
    schema: uploadSchema.extend({ uploadProtocol: z.enum(['TUS']).nullish() }),
    run: async (input, parts) => ({
      uploadUrl: `${parts.origin}/upload-resumable`,
      uploadToken: issueTicket(input, parts),
      uploadProtocol: 'TUS',
    }),
  }),
  define({
    name: 'importFile',
    verb: 'POST',
    path: '/files/import',
    summary: 'Copies a file from a folder or an https address that the person allows.',
    schema: uploadSchema.extend({
      url: z.string().min(1).max(4096),
      displayName: z.string().max(255).nullish(),
    }),
    async run(input, parts) {
      // Checked before anything is fetched.
      const given = { ...input, fileName: input.displayName ?? input.fileName };
      const ticket = parts.tickets.read(issueTicket(given, parts));
      const limit = ticket.sizeInBytes ?? UPLOAD_LIMIT;
      const { aside, name } = await importedFile(input.url, parts.importFrom, parts.library, limit);
      return uploadAnswer(await land(aside, ticket, name, parts), parts);
    },
  }),
  define({
    name: 'bulkDeleteFiles',
    verb: 'POST',
    path: '/bulk/files/delete',
    summary: 'Moves files to the trash, or removes them for good with `permanent`.',
    schema: z.object({ fileIds: fileIdsSchema, permanent: z.boolean().nullish() }),
    async run({ fileIds, permanent }, { library }) {
      const { media } = library;
      const isTrashed = (id: string) => isInTrash(media.get(id));
      // All are looked up before the first is touched, so that a wrong id changes nothing.
      const there = fileIds.filter((id) => permanent !== true || !isTrashed(id));
      for (const id of there) await media.original(id);
      requireAll(await media.trash.delete(there));
      if (permanent === true) requireAll(await media.trash.empty(fileIds));
      return {};
    },
  }),
  define({
    name: 'bulkRestoreFilesFromTrashBin',
    verb: 'POST',
    path: '/bulk/trash-bin/files/restore',
    summary: 'Puts files from the trash back where they were, with the ids they had.',
    schema: z.object({ fileIds: fileIdsSchema }),
    async run({ fileIds }, { library }) {
      requireAll(await library.media.trash.restore(fileIds));
      return {};
    },
  }),
  define({
    name: 'listDeletedFiles',
    verb: 'GET',
    path: '/trash-bin/files',
    summary: 'Lists the files in the trash.',
    schema: listFilesSchema.extend({ paging: pagingSchema }),
    query: { lists: ['mediaTypes'], numbers: ['paging.limit'] },
    run: async (input, parts) =>
      answerPage(pageOfFiles(filesInTrash(parts), parts.notes.value, input), parts, true),
  }),
];
