import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UPLOAD_LIMIT } from '../../../main/rest/upload.ts';
import { openRestFixture, type Json, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
let fileId: string;

beforeAll(async () => {
  fixture = await openRestFixture();
  fileId = await fixture.addPicture('one.png');
});

afterAll(async () => {
  await fixture.close();
});

const BASE = '/site-media/v1';
const text = (length: number): string => 'x'.repeat(length);
const list = <T>(length: number, value: T): T[] => Array.from({ length }, () => value);
const ids = (length: number): string[] => [fileId, ...list(length - 1, 'nobody-knows-this-one')];

type Question = readonly [method: string, path: string, body?: Json];

/** What a limit is, the field that a refusal names, the most or least that is taken, and what is one beyond. */
const LIMITS: readonly (readonly [string, string, () => Question, () => Question])[] = [
  [
    'files of one page',
    'paging.limit',
    () => ['GET', '/files?paging.limit=100'],
    () => ['GET', '/files?paging.limit=101'],
  ],
  [
    'files of one page, none',
    'paging.limit',
    () => ['GET', '/files?paging.limit=1'],
    () => ['GET', '/files?paging.limit=0'],
  ],
  [
    'found files of one page',
    'paging.limit',
    () => ['POST', '/files/search', { search: 'one', paging: { limit: 100 } }],
    () => ['POST', '/files/search', { search: 'one', paging: { limit: 101 } }],
  ],
  [
    'deleted files of one page',
    'paging.limit',
    () => ['GET', '/trash-bin/files?paging.limit=100'],
    () => ['GET', '/trash-bin/files?paging.limit=101'],
  ],
  [
    'files that are asked for at once',
    'fileIds',
    () => ['POST', '/files/get-files', { fileIds: ids(1000) }],
    () => ['POST', '/files/get-files', { fileIds: ids(1001) }],
  ],
  [
    'files that are asked for at once, none',
    'fileIds',
    () => ['POST', '/files/get-files', { fileIds: ids(1) }],
    () => ['POST', '/files/get-files', { fileIds: [] }],
  ],
  [
    'the length of a name',
    'file.displayName',
    () => ['PATCH', '/files/update-file-descriptor', { file: { id: fileId, displayName: text(255) } }],
    () => ['PATCH', '/files/update-file-descriptor', { file: { id: fileId, displayName: text(256) } }],
  ],
  [
    'the labels of a file',
    'file.labels',
    () => [
      'PATCH',
      '/files/update-file-descriptor',
      { file: { id: fileId, labels: list(500, 'a').map((label, n) => label + n) } },
    ],
    () => [
      'PATCH',
      '/files/update-file-descriptor',
      { file: { id: fileId, labels: list(501, 'a').map((label, n) => label + n) } },
    ],
  ],
  [
    'the length of a label',
    'file.labels',
    () => ['PATCH', '/files/update-file-descriptor', { file: { id: fileId, labels: [text(200)] } }],
    () => ['PATCH', '/files/update-file-descriptor', { file: { id: fileId, labels: [text(201)] } }],
  ],
  [
    'the length of the name of an upload',
    'fileName',
    () => ['POST', '/files/generate-upload-url', { fileName: `${text(251)}.png` }],
    () => ['POST', '/files/generate-upload-url', { fileName: `${text(252)}.png` }],
  ],
  [
    'the size of an upload',
    'sizeInBytes',
    () => ['POST', '/files/generate-upload-url', { fileName: 'a.mp4', sizeInBytes: String(UPLOAD_LIMIT) }],
    () => [
      'POST',
      '/files/generate-upload-url',
      { fileName: 'a.mp4', sizeInBytes: String(UPLOAD_LIMIT + 1) },
    ],
  ],
  [
    'the size of an upload that goes on after an interruption',
    'sizeInBytes',
    () => ['POST', '/files/generate-resumable-upload-url', { fileName: 'a.mp4', sizeInBytes: UPLOAD_LIMIT }],
    () => [
      'POST',
      '/files/generate-resumable-upload-url',
      { fileName: 'a.mp4', sizeInBytes: UPLOAD_LIMIT + 1 },
    ],
  ],
  [
    'the labels of an upload',
    'labels',
    () => ['POST', '/files/generate-upload-url', { fileName: 'a.png', labels: list(500, 'a') }],
    () => ['POST', '/files/generate-upload-url', { fileName: 'a.png', labels: list(501, 'a') }],
  ],
];

describe('the limits of the media manager', () => {
  it.each(LIMITS)('hold for %s', async (_what, field, allowed, beyond) => {
    const [method, path, body] = allowed();
    const taken = await fixture.call(method, BASE + path, body);
    expect(taken).toMatchObject({ status: 200 });
    const [otherMethod, otherPath, otherBody] = beyond();
    const refused = await fixture.call(otherMethod, BASE + otherPath, otherBody);
    expect(refused.status).toBe(400);
    const violations: Json[] = refused.body.details.validationError.fieldViolations;
    expect(violations.map((violation) => violation.field).join(' ')).toContain(field);
    expect(violations[0].description).toMatch(/\d/);
  });

  it('hold for files that are deleted or brought back at once, and nothing is touched beyond them', async () => {
    for (const path of ['/bulk/files/delete', '/bulk/trash-bin/files/restore']) {
      const { status, body } = await fixture.call('POST', BASE + path, { fileIds: ids(1001) });
      expect(status).toBe(400);
      expect(body.message).toContain('fileIds');
    }
    const deleted = await fixture.call('GET', `${BASE}/trash-bin/files`);
    expect(deleted.body.files).toEqual([]);
  });
});
