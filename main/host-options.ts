import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { GalleryDeskError } from '../shared/errors/gallery-desk-error.ts';
import { textForPrograms } from '../shared/text/core-text.ts';
import { PROGRAM_VERSION } from './program-version.ts';

/** What a person asked of a host on its command line. */
export interface HostOptions {
  /** Absolute. Undefined: the default library. */
  readonly libraryFolder?: string;
  /** Absolute. Undefined: the one that the library names. */
  readonly mediaFolder?: string;
  /** Browser mode rather than Electron. */
  readonly browser: boolean;
  /** 0..65535. Undefined: a free one. */
  readonly port?: number;
  /** A temporary library filled with sample media, removed on exit. */
  readonly demo: boolean;
  /** Whether browser mode opens the default browser. */
  readonly open: boolean;
}

export interface ParseHostOptions {
  /** Relative folders are resolved against it. Default: the working directory. */
  readonly cwd?: string;
  /** Electron's and Chromium's own switches stand on the same command line: unknown ones are left to them. Default false. */
  readonly allowUnknown?: boolean;
}

/** What there is to do: go on with the options, or print a text and end. */
export type ParsedHostOptions =
  | { readonly kind: 'options'; readonly options: HostOptions }
  | { readonly kind: 'text'; readonly text: string };

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535; 0 takes a free one.');
}

function hostCommand(): Command {
  return new Command('gallery-desk')
    .description('Opens Gallery Desk on a library: a folder with galleries, made when it is not there yet.')
    .usage('[options] [library folder]')
    .argument('[folder]', 'the library, as with --library')
    .option('--library <folder>', 'the library to open (default: "Gallery Desk" in your pictures folder)')
    .option('--media <folder>', 'the folder with your photos and videos; the library remembers it')
    .option('--browser', 'open in the browser instead of a window of its own', false)
    .addOption(
      new Option('--port <number>', 'port of browser mode (default: a free one)').argParser(parsePort),
    )
    .option('--no-open', 'print the address of browser mode without opening the browser')
    .option('--demo', 'try it on a temporary library with sample media, removed on exit', false)
    .version(PROGRAM_VERSION, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .addHelpText(
      'after',
      `
Examples:
  npm start
  npm start -- --library ~/Portfolio --media ~/Photos
  npm start -- --browser --port 8080
  npm start -- --demo`,
    );
}

/** Reads `library.json` as the folder around it, so that the file can be opened by itself. */
function folderOf(argument: string, cwd: string): string {
  const absolute = path.resolve(cwd, argument);
  return path.basename(absolute) === 'library.json' ? path.dirname(absolute) : absolute;
}

/**
 * Reads the flags that Electron and browser mode share.
 *
 * @param args without the executable and the script
 * @throws GalleryDeskError `INVALID_ARGUMENT` for a flag that is unknown or has a wrong value; the message is for people
 */
export function parseHostOptions(
  args: readonly string[],
  { cwd = process.cwd(), allowUnknown = false }: ParseHostOptions = {},
): ParsedHostOptions {
  const command = hostCommand();
  let text = '';
  command
    .exitOverride()
    .configureOutput({ writeOut: (part) => (text += part), writeErr: () => undefined })
    .allowUnknownOption(allowUnknown)
    .allowExcessArguments(allowUnknown);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text };
    const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
    throw new GalleryDeskError(
      'INVALID_ARGUMENT',
      textForPrograms(
        `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}. --help lists the options.`,
      ),
    );
  }
  const given = command.opts<{
    library?: string;
    media?: string;
    browser: boolean;
    port?: number;
    open: boolean;
    demo: boolean;
  }>();
  // An unknown switch is an argument too when it is left to Electron.
  const argument = command.args.find((candidate) => !candidate.startsWith('-'));
  const library = given.library ?? argument;
  if (given.demo && library !== undefined) {
    throw new GalleryDeskError(
      'INVALID_ARGUMENT',
      textForPrograms(
        `--demo makes a library of its own, and ${library} is another one. Leave one of them out.`,
      ),
      { value: library },
    );
  }
  return {
    kind: 'options',
    options: {
      libraryFolder: library === undefined ? undefined : folderOf(library, cwd),
      mediaFolder: given.media === undefined ? undefined : path.resolve(cwd, given.media),
      // A port is one of browser mode.
      browser: given.browser || given.port !== undefined,
      port: given.port,
      demo: given.demo,
      open: given.open,
    },
  };
}
