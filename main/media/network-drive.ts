import { readFile, realpath } from 'node:fs/promises';

/**
 * File systems whose files other machines change without this one being told (Linux, filesystems(5) and the names that mount shows).
 * Those that only use FUSE to reach a disk of this machine (`fuseblk`) are not among them.
 */
const TYPES_OF_NETWORKS = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  '9p',
  'virtiofs',
  'vboxsf',
  'vmhgfs',
  'prl_fs',
  'afs',
  'coda',
  'ceph',
  'glusterfs',
  'lustre',
  'davfs',
]);

/** Whether a folder lies on a drive that tells of no changes, as far as it can be known. */
export async function isOnNetworkDrive(folder: string): Promise<boolean> {
  if (process.platform === 'win32') return /^[\\/]{2}(?![?.][\\/])/.test(folder);
  if (process.platform !== 'linux') return false;
  try {
    const type = mountTypeOf(await readFile('/proc/self/mountinfo', 'utf8'), await realpath(folder));
    return type !== undefined && isNetworkType(type);
  } catch {
    return false;
  }
}

/** Whether a file system of this type is reached through a network, or is that of another machine. */
export function isNetworkType(type: string): boolean {
  return TYPES_OF_NETWORKS.has(type) || type.startsWith('fuse.');
}

/**
 * The type of the file system that a path lies on.
 *
 * @param mountInfo content of `/proc/self/mountinfo` (proc(5)); the last one mounted at a place is the one that is seen
 * @param path absolute, without symbolic links
 */
export function mountTypeOf(mountInfo: string, path: string): string | undefined {
  let best: { readonly place: string; readonly type: string } | undefined;
  for (const line of mountInfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const place = before.split(' ')[4]?.replace(/\\(\d{3})/g, (_, octal: string) => bytesOf(octal));
    const type = after.split(' ')[0];
    if (place === undefined || type === undefined || type === '') continue;
    const isAbove = place === '/' || path === place || path.startsWith(`${place}/`);
    if (isAbove && (best === undefined || place.length >= best.place.length)) best = { place, type };
  }
  return best?.type;
}

/** Spaces and the like are written as their number. */
function bytesOf(octal: string): string {
  return String.fromCharCode(Number.parseInt(octal, 8));
}
