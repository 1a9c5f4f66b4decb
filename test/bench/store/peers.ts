import { type FileHandle, open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { JSONFilePreset } from 'lowdb/node';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { itemIdOf, sampleItem } from './sample-library.ts';

/** Something that can make one title edit durable. */
export interface Peer {
  edit(itemIndex: number, title: string): Promise<void> | void;
  close(): Promise<void> | void;
}

/** Plain lowdb: the whole file at each write. (Its adapter does not flush, so that it promises less than the others.) */
export async function openLowdb(folder: string, size: number): Promise<Peer> {
  const items: GalleryItem[] = Array.from({ length: size }, (_, index) => sampleItem(index));
  const db = await JSONFilePreset<{ items: GalleryItem[] }>(path.join(folder, 'lowdb.json'), { items });
  await db.write();
  return {
    async edit(itemIndex, title) {
      const item = db.data.items[itemIndex];
      if (item !== undefined) db.data.items[itemIndex] = { ...item, title };
      await db.write();
    },
    close: () => undefined,
  };
}

/** The physical limit: as many bytes as a line of our journal, appended and flushed. */
export async function openAppend(folder: string, lineLength: number): Promise<Peer> {
  const handle: FileHandle = await open(path.join(folder, 'append.log'), 'w');
  let position = 0;
  return {
    async edit(_itemIndex, title) {
      const bytes = Buffer.from(`${title.padEnd(lineLength - 1)}\n`);
      await handle.write(bytes, 0, bytes.length, position);
      await handle.datasync();
      position += bytes.length;
    },
    close: () => handle.close(),
  };
}

interface Statement {
  run(...values: unknown[]): unknown;
}

interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): void;
}

type OpenDatabase = (file: string) => Database;

/** better-sqlite3 where it is installed, the SQLite of Node from 22.5 on otherwise, or undefined. */
export function findSqlite(): { readonly name: string; readonly open: OpenDatabase } | undefined {
  const require = createRequire(import.meta.url);
  try {
    const Constructor: new (file: string) => Database = require('better-sqlite3');
    return { name: 'better-sqlite3', open: (file) => new Constructor(file) };
  } catch {
    // Not installed: it is compiled on installation, which is too much to ask for a benchmark.
  }
  try {
    const { DatabaseSync }: { DatabaseSync: new (file: string) => Database } = require('node:sqlite');
    return { name: 'node:sqlite', open: (file) => new DatabaseSync(file) };
  } catch {
    return undefined;
  }
}

/** SQLite with a write-ahead log and a flush at each commit. */
export function openSqlite(folder: string, size: number, openDatabase: OpenDatabase): Peer {
  const database = openDatabase(path.join(folder, 'peer.sqlite'));
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE items (id TEXT PRIMARY KEY, title TEXT, json TEXT)');
  const insert = database.prepare('INSERT INTO items VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (let index = 0; index < size; index += 1) {
    const item = sampleItem(index);
    insert.run(item.id, item.title, JSON.stringify(item));
  }
  database.exec('COMMIT');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const update = database.prepare('UPDATE items SET title = ? WHERE id = ?');
  return {
    edit: (itemIndex, title) => void update.run(title, itemIdOf(itemIndex)),
    close: () => database.close(),
  };
}
