import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LIBRARY_FILE_EXTENSION } from './opened-path.ts';

const TEXT = `This file opens the library in this folder with Gallery Desk.
It may be renamed or deleted; the library does not need it.
`;

/**
 * Puts a file into a new library that opens it from the file manager. Folders cannot be associated with a program, and `library.json` would
 * take every JSON file with it. A library without such a file is whole, so a failure is only noted.
 */
export async function writeLibraryFile(folder: string): Promise<void> {
  const file = path.join(folder, `${path.basename(folder)}${LIBRARY_FILE_EXTENSION}`);
  try {
    await writeFile(file, TEXT, { flag: 'wx' });
  } catch (error) {
    console.warn(`${file} could not be written.`, error);
  }
}
