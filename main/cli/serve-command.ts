import { InvalidArgumentError, type Command } from 'commander';

/** What `gallery-desk serve` is asked for. */
export interface ServeOptions {
  /** 0..65535. Undefined: a free one. */
  readonly port?: number;
  /** Undefined: a new one. */
  readonly token?: string;
  /** Origins of pages that may use the API. */
  readonly origins: readonly string[];
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

/** Makes a command that serves the REST API; `done` receives what it is asked for. */
export function addServeCommand(command: Command, done: (options: ServeOptions) => void): void {
  command
    .description('Serves the Pro Gallery API to programs on this machine, until Ctrl+C.')
    .summary('serve the Pro Gallery API to programs on this machine')
    .usage('[options]')
    .option('--port <number>', 'the port to listen on (default: a free one)', portOf)
    .option('--token <token>', 'what programs must send in Authorization (default: a new one)', tokenOf)
    .option('--origin <origin>', 'a page that may use it from a browser; may be repeated', originsOf)
    .addHelpText(
      'after',
      `
Prints one line of JSON with the address and the token. The address describes itself in a browser.

Examples:
  gallery-desk serve --library ~/Portfolio
  gallery-desk serve --library ~/Portfolio --port 4300 --token "$GALLERY_DESK_TOKEN"`,
    )
    .action(({ port, token, origin }: { port?: number; token?: string; origin?: string[] }) =>
      done({ port, token, origins: origin ?? [] }),
    );
}
