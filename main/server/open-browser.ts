import { spawn } from 'node:child_process';

/** What tells whether somebody sits in front of this machine. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** Whether there is a display that a browser could open on. */
export function hasDisplay({ platform, environment }: Surroundings): boolean {
  if (platform === 'win32') return true;
  if (platform === 'darwin') return !isSet(environment.SSH_CONNECTION);
  return isSet(environment.DISPLAY) || isSet(environment.WAYLAND_DISPLAY);
}

/** The system's own way to open an address with the program that the person chose for it. */
function openerOf(platform: NodeJS.Platform, address: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [address]];
  // cmd's `start` would read the address as part of a command line.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

/** Opens an address in the default browser. Where that cannot be done, nothing happens: the address is printed anyway. */
export function openBrowser(address: string): void {
  const [program, args] = openerOf(process.platform, address);
  const opener = spawn(program, args, { detached: true, stdio: 'ignore' });
  opener.on('error', () => undefined);
  opener.unref();
}
