import * as z from 'zod';
import {
  MANIFEST_VERSION,
  type PublishedFile,
  type PublishedItem,
  type PublishManifest,
} from '../../shared/publish/manifest.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { isSitePath } from './site-path.ts';

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By hand, as files are: a site has a hundred thousand of them, and is read each time something is to be published. */
const isItem = (value: unknown): value is PublishedItem =>
  isFields(value) && typeof value['id'] === 'string' && typeof value['digest'] === 'string';

const isFile = (value: unknown): value is PublishedFile =>
  isFields(value) &&
  Number.isSafeInteger(value['size']) &&
  Number(value['size']) >= 0 &&
  typeof value['sha256'] === 'string' &&
  /^[\da-f]{64}$/.test(value['sha256']);

const manifestSchema = z.object({
  formatVersion: z.literal(MANIFEST_VERSION),
  siteId: z.string(),
  galleries: z.array(
    z.object({
      id: z.string(),
      slug: z.string().refine((slug) => isSitePath(slug) && !slug.includes('/')),
      name: z.string(),
      state: z.enum(['LIVE', 'DELETED']),
      digest: z.string(),
      items: z.array(z.unknown()).refine((items): items is PublishedItem[] => items.every(isItem)),
    }),
  ),
  files: z
    .custom<Readonly<Record<string, PublishedFile>>>(isFields)
    .refine((files) => Object.entries(files).every(([path, file]) => isSitePath(path) && isFile(file))),
});

/** The manifest as a file: a line for each file and item, so that two of them can be compared. Equal manifests are equal texts. */
export function manifestText(manifest: PublishManifest): string {
  const files = Object.entries(manifest.files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = files.map(([path, file]) => `  ${JSON.stringify(path)}: ${JSON.stringify(file)}`);
  const galleries = manifest.galleries.map(({ items, ...gallery }) => {
    const listed = items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
    return `  ${JSON.stringify(gallery).slice(0, -1)},"items":[\n${listed}\n  ]}`;
  });
  const { formatVersion, siteId } = manifest;
  return `{
 "formatVersion": ${formatVersion},
 "siteId": ${JSON.stringify(siteId)},
 "galleries": [
${galleries.join(',\n')}
 ],
 "files": {
${lines.join(',\n')}
 }
}
`;
}

/**
 * Reads a manifest. It comes from a folder that others can write to, so every path in it is checked.
 *
 * @param file absolute path, for messages
 * @throws `FAILED_PRECONDITION` when it cannot be understood
 */
export function readManifest(text: string, file: string): PublishManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${file} tells what was published here and cannot be read: it was damaged, or written by a newer Gallery Desk. Publish to an empty folder, or put a good copy of the file in its place.`,
    { file },
  );
}
