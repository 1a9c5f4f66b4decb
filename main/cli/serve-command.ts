import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';

/** What `gallery-desk serve` is asked for. */
export interface ServeOptions {
  /** 0..65535. Undefined: a free one. */
  readonly port?: number;
  /** Undefined: a new one. */
  readonly token?: string;
  /** Origins of pages that may use the API. */
  readonly origins: readonly string[];
  /** Folders (absolute) and https origins that files may be imported from. */
  readonly importFrom: readonly string[];
}

interface GivenOptions {
  readonly port?: number;
  readonly token?: string;
  readonly origin?: readonly string[];
  readonly importFrom?: readonly string[];
}

/** A token that is shorter could be guessed. */
const SHORTEST_TOKEN = 16;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535; 0 takes a free one.');
}

function tokenOf(text: string): string {
  if (text.length >= SHORTEST_TOKEN && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new InvalidArgumentError(
    `It must have at least ${SHORTEST_TOKEN} characters, without spaces. Leave it out to get a new one.`,
  );
}

function originsOf(text: string, earlier: readonly string[] = []): string[] {
  if (URL.canParse(text) && new URL(text).origin === text) return [...earlier, text];
  throw new InvalidArgumentError('It must be the origin of a page, such as http://localhost:3000.');
}

function importSourceOf(text: string, earlier: readonly string[] = []): string[] {
  if (!/^[a-z]+:\/\//i.test(text)) return [...earlier, path.resolve(text)];
  if (URL.canParse(text) && new URL(text).origin === text && text.startsWith('https:'))
    return [...earlier, text];
  throw new InvalidArgumentError('It must be a folder, or an https origin such as https://photos.example.');
}

/** Makes a command that serves the REST API; `done` receives what it is asked for. */
export function addServeCommand(command: Command, done: (options: ServeOptions) => void): void {
  command
    .description('Serves the Pro Gallery API to programs on this machine, until Ctrl+C.')
    .summary('serve the Pro Gallery API to programs on this machine')
    .usage('[options]')
    .option('--port <number>', 'the port to listen on (default: a free one)', portOf)
    .option('--token <token>', 'what programs must send in Authorization (default: a new one)', tokenOf)
    .option('--origin <origin>', 'a page that may use it from a browser; may be repeated', originsOf)
    .option(
      '--import-from <place>',
      'a folder or https origin that importFile may read; may be repeated',
      importSourceOf,
    )
    .addHelpText(
      'after',
      `
Prints one line of JSON with the address and the token. The address describes itself in a browser.

Examples:
  gallery-desk serve --library ~/Portfolio
  gallery-desk serve --library ~/Portfolio --port 4300 --token "$GALLERY_DESK_TOKEN"`,
    )
    .action(({ port, token, origin, importFrom }: GivenOptions) =>
      done({ port, token, origins: origin ?? [], importFrom: importFrom ?? [] }),
    );
}
