import { expect, it } from 'vitest';
import { isNetworkType, isOnNetworkDrive, mountTypeOf } from '../../../main/media/network-drive.ts';
import { temporaryFolder } from './media-fixture.ts';

const MOUNTS = [
  '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw',
  '40 22 0:44 / /mnt/photos rw,relatime shared:2 - nfs4 server:/photos rw,vers=4.2',
  '41 22 0:45 / /mnt/my\\040photos rw - fuse.sshfs me@host:/photos rw',
  '42 22 8:17 / /media/card rw,nosuid shared:3 - fuseblk /dev/sdb1 rw',
  '43 40 8:18 / /mnt/photos/local rw - xfs /dev/sdc1 rw',
  '',
].join('\n');

it.each([
  ['/home/me/photos', 'ext4', false],
  ['/mnt/photos/2024', 'nfs4', true],
  ['/mnt/photos2', 'ext4', false],
  ['/mnt/my photos/a', 'fuse.sshfs', true],
  ['/media/card/DCIM', 'fuseblk', false],
  ['/mnt/photos/local', 'xfs', false],
])('%s lies on %s', (path, type, isNetwork) => {
  expect(mountTypeOf(MOUNTS, path)).toBe(type);
  expect(isNetworkType(type)).toBe(isNetwork);
});

it('a folder of this machine is on no network drive', async () => {
  expect(await isOnNetworkDrive(await temporaryFolder())).toBe(false);
});
