import path from 'node:path';
import * as z from 'zod';
import { JsonRecord } from './json-record.ts';

const notesSchema = z.object({
  displayName: z.string().optional(),
  labels: z.array(z.string()).optional(),
  updatedDate: z.string(),
});

/** What clients of the API said of a file. An original itself is never altered. */
export type FileNotes = z.infer<typeof notesSchema>;

/** The names and labels that clients gave to media files, by media id. */
export type FileNotesRecord = JsonRecord<Readonly<Record<string, FileNotes>>>;

export function openFileNotes(libraryFolder: string): Promise<FileNotesRecord> {
  const file = path.join(libraryFolder, 'rest', 'media-notes.json');
  return JsonRecord.open<Readonly<Record<string, FileNotes>>>(
    file,
    z.record(z.string(), notesSchema),
    {},
    0o644,
  );
}
