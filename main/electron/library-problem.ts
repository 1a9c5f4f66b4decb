import { GalleryDeskError, type ErrorCode } from '../../shared/errors/gallery-desk-error.ts';
import { coreText, t, type TextKey } from './text/text.ts';

/** What a person can do about a library that does not open. */
export type ProblemChoice = 'open-another' | 'try-again' | 'close';

/** A native message box about a library that could not be opened. */
export interface ProblemBox {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly { readonly choice: ProblemChoice; readonly label: string }[];
}

const TITLES: Partial<Record<ErrorCode, TextKey>> = {
  FAILED_PRECONDITION: 'problem.notNow',
  DATA_LOSS: 'problem.damaged',
  UNAVAILABLE: 'problem.notReached',
};

/**
 * Says what happened and what can be done. Errors that are made for people keep their own words; a fault of the program is named as such
 * and points to the log, without its stack.
 *
 * @param folder of the library, absolute
 */
export async function describeProblem(folder: string, error: unknown): Promise<ProblemBox> {
  const isForPeople = error instanceof GalleryDeskError && error.code !== 'INTERNAL';
  const explanation = isForPeople ? await coreText(error.message) : t('problem.ownFault');
  return {
    message: t((isForPeople ? TITLES[error.code] : undefined) ?? 'problem.notOpened'),
    detail: `${explanation}\n\n${t('problem.library', { folder })}`,
    choices: [
      { choice: 'open-another', label: t('dialog.openAnother') },
      { choice: 'try-again', label: t('dialog.tryAgain') },
      { choice: 'close', label: t('dialog.close') },
    ],
  };
}
