import { GalleryDeskError, type ErrorCode } from '../../shared/errors/gallery-desk-error.ts';

/** What a person can do about a library that does not open. */
export type ProblemChoice = 'open-another' | 'try-again' | 'close';

/** A native message box about a library that could not be opened. */
export interface ProblemBox {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly { readonly choice: ProblemChoice; readonly label: string }[];
}

const TITLES: Partial<Record<ErrorCode, string>> = {
  FAILED_PRECONDITION: 'This library cannot be opened now',
  DATA_LOSS: 'This library is damaged',
  UNAVAILABLE: 'This library cannot be reached',
};

/**
 * Says what happened and what can be done. Errors that are made for people keep their own words; a fault of the program is named as such
 * and points to the log, without its stack.
 *
 * @param folder of the library, absolute
 */
export function describeProblem(folder: string, error: unknown): ProblemBox {
  const isForPeople = error instanceof GalleryDeskError && error.code !== 'INTERNAL';
  const explanation = isForPeople
    ? error.message
    : 'Gallery Desk met a fault of its own while opening the library. Help, Show Log Files has the details.';
  return {
    message: (isForPeople ? TITLES[error.code] : undefined) ?? 'This library could not be opened',
    detail: `${explanation}\n\nLibrary: ${folder}`,
    choices: [
      { choice: 'open-another', label: 'Open Another Library…' },
      { choice: 'try-again', label: 'Try Again' },
      { choice: 'close', label: 'Close' },
    ],
  };
}
