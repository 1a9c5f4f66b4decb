import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';
import * as z from 'zod';
import { writeAtomically } from '../store/atomic-file.ts';
import { nodeFileSystem } from '../store/file-system.ts';

export interface LocalCertificate {
  /** PEM */
  readonly certificate: string;
  /** PEM */
  readonly privateKey: string;
}

const fileSchema = z.object({ certificate: z.string(), privateKey: z.string() });

/** How long a certificate is good for; browsers and some clients accept no longer one. */
const DAYS = 397;
const DAY = 24 * 60 * 60 * 1000;
/** One that ends within this time is made anew, in ms. */
const RENEWED_BEFORE = 30 * DAY;

/** The name without a dot at its beginning would be shared with the library by tools that sync or publish it. */
const fileOf = (folder: string): string => path.join(folder, 'cache', 'rest', 'certificate.json');

async function kept(file: string): Promise<LocalCertificate | undefined> {
  try {
    const found = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const { validTo } = new X509Certificate(found.certificate);
    return Date.parse(validTo) - Date.now() > RENEWED_BEFORE ? found : undefined;
  } catch {
    // Not there or damaged: a new one is made.
    return undefined;
  }
}

async function make(): Promise<LocalCertificate> {
  const made = await generate([{ name: 'commonName', value: 'Gallery Desk on this machine' }], {
    notAfterDate: new Date(Date.now() + DAYS * DAY),
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  return { certificate: made.cert, privateKey: made.private };
}

/**
 * The certificate of a library's server, made when there is none. It is in the cache folder, which is of this machine and is not shared
 * with the library; only its owner can read it.
 */
export async function certificateOf(folder: string): Promise<LocalCertificate> {
  const file = fileOf(folder);
  const found = await kept(file);
  if (found !== undefined) return found;
  const made = await make();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeAtomically(nodeFileSystem, file, [JSON.stringify(made)], 0o600);
  await chmod(file, 0o600);
  return made;
}
