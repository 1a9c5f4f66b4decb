import path from 'node:path';
import type { Command } from 'commander';

/** What can be done with the files of a library that cannot be opened, or is not to be. */
export type OfflineCommand =
  | { readonly name: 'verify'; readonly backups: string | undefined }
  | {
      readonly name: 'repair';
      readonly backups: string | undefined;
      readonly apply: boolean;
      /** What was changed outside of Gallery Desk stays, instead of what the history says. */
      readonly keepEdits: boolean;
    }
  | { readonly name: 'listBackups'; readonly backups: string | undefined }
  | { readonly name: 'verifyBackup'; readonly backups: string | undefined; readonly backup: string }
  | {
      readonly name: 'restore';
      readonly backups: string | undefined;
      readonly backup: string;
      readonly beside: string | undefined;
      readonly galleryId: string | undefined;
      readonly asNew: boolean;
    };

/** The first words of the commands, for finding the one that was meant. */
export const OFFLINE_WORDS: readonly string[] = ['verify', 'repair', 'restore'];

/** Methods of the contract that are answered from the files, so that a library that does not open has them too. */
export const OFFLINE_METHODS: ReadonlySet<string> = new Set(['listBackups', 'verifyBackup']);

const EXIT = `
Exit status: 0 when nothing is wrong, 1 when something was found; the list is JSON on standard output.`;

interface Given {
  readonly backups?: string;
  readonly apply?: boolean;
  readonly keepEdits?: boolean;
  readonly beside?: string;
  readonly gallery?: string;
  readonly new?: boolean;
}

const absolute = (text: string): string => path.resolve(text);

function withBackups(command: Command): Command {
  return command.option(
    '--backups <folder>',
    'where the backups are, when the library does not tell',
    absolute,
  );
}

/** Adds the commands that need no library to be open, as commands of the program and of its group `backup`. */
export function addOfflineCommands(
  program: Command,
  backupGroup: Command,
  configure: (command: Command, names: readonly string[]) => Command,
  done: (command: OfflineCommand) => void,
): void {
  const add = (parent: Command, name: string, summary: string): Command =>
    withBackups(configure(parent.command(name), []))
      .description(summary)
      .summary(summary);

  add(program, 'verify', 'Checks the files of the library, and says what is wrong with them.')
    .addHelpText('after', EXIT)
    .action(({ backups }: Given) => done({ name: 'verify', backups }));

  add(program, 'repair', 'Says how damage to the library would be repaired; with --apply, repairs it.')
    .option('--dry-run', 'only say what would change (the default)')
    .option('--apply', 'change it; what is removed is kept in the library’s folder “aside”')
    .option('--keep-edits', 'keep what was changed outside of Gallery Desk, instead of what the history says')
    .action(({ backups, apply, keepEdits }: Given) =>
      done({ name: 'repair', backups, apply: apply === true, keepEdits: keepEdits === true }),
    );

  add(program, 'restore', 'Brings back the library, or one gallery of it, from a backup.')
    .argument('<backup>', 'the name of a backup, or its folder')
    .option(
      '--beside <folder>',
      'make a library of its own in this folder, instead of replacing this one',
      absolute,
    )
    .option('--gallery <id>', 'bring back this gallery alone, as one change that can be undone')
    .option('--new', 'with --gallery: as a new gallery beside the present one')
    .action((backup: string, { backups, beside, gallery, new: asNew }: Given) =>
      done({ name: 'restore', backups, backup, beside, galleryId: gallery, asNew: asNew === true }),
    );

  add(backupGroup, 'list', 'Lists the backups of the library, the newest first.').action(
    ({ backups }: Given) => done({ name: 'listBackups', backups }),
  );
  add(backupGroup, 'verify', 'Checks every file of a backup, and that the library in it can be opened.')
    .argument('<backup>', 'the name of a backup, or its folder')
    .addHelpText('after', EXIT)
    .action((backup: string, { backups }: Given) => done({ name: 'verifyBackup', backups, backup }));
}
