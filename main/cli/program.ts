import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { assertNever } from '../../shared/assert-never.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { DOMAINS, helpAfter, PROGRAM_HELP } from './help.ts';
import { optionsOf, type InputOption } from './input-options.ts';
import { methods, type Method } from './methods.ts';
import { nearestName } from './nearest-name.ts';
import {
  addOfflineCommands,
  OFFLINE_METHODS,
  OFFLINE_WORDS,
  type OfflineCommand,
} from './offline-commands.ts';
import { parseJson, readJsonInput, withOptions, type Input } from './read-input.ts';
import { addServeCommand, type ServeOptions } from './serve-command.ts';
import { UsageError } from './usage-error.ts';

/** What the command line asks for. */
export type Request =
  | {
      readonly kind: 'call';
      readonly method: Method;
      readonly input: Input;
      /** As given; undefined for the default library. */
      readonly library: string | undefined;
      /** How long to wait for a library in use, in ms. */
      readonly patience: number;
    }
  /** The REST API, until it is interrupted. */
  | { readonly kind: 'serve'; readonly library: string | undefined; readonly options: ServeOptions }
  | {
      readonly kind: 'offline';
      readonly command: OfflineCommand;
      readonly library: string | undefined;
      readonly patience: number;
    }
  /** Help or the version. */
  | { readonly kind: 'text'; readonly text: string };

function numberOf(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It must be a number.');
}

function secondsOf(text: string): number {
  const seconds = numberOf(text);
  if (seconds >= 0) return seconds;
  throw new InvalidArgumentError('It must be 0 or more.');
}

function parse(option: InputOption, text: string, previous: unknown): unknown {
  switch (option.kind) {
    case 'number':
      return numberOf(text);
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new InvalidArgumentError('It must be true or false.');
      return text === 'true';
    case 'json':
      return parseJson(text, `The value of ${option.flag}`);
    case 'list': {
      const earlier: readonly unknown[] = Array.isArray(previous) ? previous : [];
      return [
        ...earlier,
        option.isListOfNumbers ? numberOf(text) : option.isListOfPaths ? path.resolve(text) : text,
      ];
    }
    case 'path':
      // The program that opens it may be another one, in another folder.
      return path.resolve(text);
    case 'text':
      return text;
    default:
      return assertNever(option.kind);
  }
}

/** Turns a word after an option into the value of its field. */
const parserOf =
  (option: InputOption) =>
  (text: string, previous: unknown): unknown => {
    if (option.choices !== undefined && !option.choices.includes(text)) {
      throw new InvalidArgumentError(`It must be one of ${option.choices.join(', ')}.`);
    }
    return parse(option, text, previous);
  };

/** Adds what every command of the contract takes; `done` receives the call once the command line is read. */
function fillCommand(command: Command, method: Method, done: (input: Input) => void): void {
  const options = optionsOf(method.inputSchema());
  const byAttribute = new Map<string, InputOption>();
  for (const option of options) {
    // A switch alone says yes.
    const value = option.kind === 'boolean' ? `[${option.placeholder}]` : `<${option.placeholder}>`;
    const made = new Option(`${option.flag} ${value}`, option.description);
    made.argParser(parserOf(option));
    byAttribute.set(made.attributeName(), option);
    command.addOption(made);
  }
  // Paths can be given bare, as to every command that takes files.
  const operand = options.find(({ isListOfPaths }) => isListOfPaths);
  if (operand !== undefined) command.argument('[paths...]', operand.description);
  command
    .option('--json <json>', 'the whole input as JSON, @<file> to read it from a file, - from standard input')
    .addHelpText('after', () => helpAfter(method, options))
    .action(async (...all: readonly unknown[]) => {
      const [paths, given] = operand === undefined ? [[], all[0]] : all;
      const values = new Map<InputOption, unknown>();
      if (operand !== undefined && Array.isArray(paths) && paths.length > 0) {
        values.set(
          operand,
          paths.map((text) => path.resolve(String(text))),
        );
      }
      for (const [attribute, value] of Object.entries(given as Record<string, unknown>)) {
        const option = byAttribute.get(attribute);
        if (option !== undefined) values.set(option, value);
      }
      const { json } = given as { readonly json?: string };
      done(withOptions(await readJsonInput(json), values));
    });
}

function suggestion(given: string, names: readonly string[]): string {
  const nearest = nearestName(given, names);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** `gallery-desk galleries list` */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** Commander's errors as ours, with the names that the command has below it. */
function explain(error: CommanderError, command: Command, names: readonly string[]): UsageError {
  const help = `"${nameOf(command)} --help"`;
  const unknown = /unknown command '(.*?)'/.exec(error.message)?.[1];
  if (unknown !== undefined) {
    const what = command.parent === null ? 'domain or method' : `command of ${command.name()}`;
    return new UsageError(
      `There is no ${what} "${unknown}".${suggestion(unknown, names)} ${help} lists them.`,
      'NOT_FOUND',
      { value: unknown },
    );
  }
  const message = error.message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  return new UsageError(
    `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?)]$/.test(message) ? '' : '.'} See ${help}.`,
  );
}

/**
 * Reads the command line. Opens no library: `--help` answers at once.
 *
 * @param args without the executable and the script
 * @throws UsageError when it is not understood
 */
export async function readCommandLine(args: readonly string[]): Promise<Request> {
  let text = '';
  let call: { method: Method; input: Input } | undefined;
  let offline: OfflineCommand | undefined;
  const write = (part: string): void => void (text += part);
  /** @param names of the commands below it, for finding the one that was meant */
  const configure = (command: Command, names: readonly string[]): Command =>
    command
      .exitOverride((error) => {
        // A domain without a command asks what there is, as --help does.
        if (error.exitCode === 0 || error.code === 'commander.help') throw error;
        throw explain(error, command, names);
      })
      .configureOutput({ writeOut: write, writeErr: write, outputError: () => undefined })
      .configureHelp({ showGlobalOptions: true, helpWidth: 110 })
      .helpCommand('help [command]', 'print the help of a command')
      .helpOption('--help', 'print this help');
  const add = (parent: Command, name: string, method: Method, hidden: boolean): Command => {
    const command = configure(parent.command(name, { hidden }), [])
      .description(method.summary)
      .summary(`${method.summary} (${method.name})`);
    // Only the command that is run has its options made.
    if (args.some((word) => word === name || word === `${method.domain}.${name}`)) {
      fillCommand(command, method, (input) => (call = { method, input }));
    }
    return command;
  };
  const firstWords = [...OFFLINE_WORDS, 'serve', ...Object.keys(DOMAINS), ...methods.map(({ name }) => name)];
  const program = configure(new Command('gallery-desk'), firstWords)
    .description('Gallery Desk on the command line: every method of its contract, answered as JSON.')
    .usage(
      '[--library <folder>] <domain> <command> [options]\n       gallery-desk [--library <folder>] <method> [options]',
    )
    .option('--library <folder>', 'the library (default: "Gallery Desk" in your pictures folder)')
    .addOption(
      new Option('--wait <seconds>', 'how long to wait for a library that another command has open')
        .default(10)
        .argParser(secondsOf),
    )
    .version(PROGRAM_VERSION, '--version', 'print the version')
    .addHelpText('after', PROGRAM_HELP);
  for (const [domain, description] of Object.entries(DOMAINS)) {
    const own = methods.filter((method) => method.domain === domain);
    const group = configure(
      program.command(domain),
      own.map(({ command }) => command),
    )
      .description(description)
      .usage('<command> [options]');
    for (const method of own) {
      if (!OFFLINE_METHODS.has(method.name)) add(group, method.command, method, false);
    }
    if (domain === 'backup') addOfflineCommands(program, group, configure, (command) => (offline = command));
  }
  for (const method of methods) {
    add(program, method.name, method, true).alias(`${method.domain}.${method.name}`);
  }
  let serving: ServeOptions | undefined;
  addServeCommand(configure(program.command('serve'), []), (options) => (serving = options));
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  if (serving !== undefined) {
    return { kind: 'serve', library: program.opts<{ library?: string }>().library, options: serving };
  }
  const { library, wait } = program.opts<{ library?: string; wait: number }>();
  if (offline !== undefined) return { kind: 'offline', command: offline, library, patience: wait * 1000 };
  if (call === undefined) return { kind: 'text', text };
  return { kind: 'call', ...call, library, patience: wait * 1000 };
}
