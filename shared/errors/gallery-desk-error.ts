import type { CoreText } from '../text/core-text.ts';
import type { FieldViolation } from './field-violation.ts';

/**
 * - `INVALID_ARGUMENT`: a field breaks a rule; `data.fieldViolations` names each
 * - `NOT_FOUND`: no such gallery, item, media file or method
 * - `ALREADY_EXISTS`: a sort order that is taken
 * - `FAILED_PRECONDITION`: right in itself, impossible now (library locked, newer version, media folder offline)
 * - `UNAUTHENTICATED`: no token, or a wrong one
 * - `DATA_LOSS`: a file of the library is damaged
 * - `UNAVAILABLE`: the disk or the network refused; the old state stands
 * - `INTERNAL`: a fault of the program
 */
export type ErrorCode =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'FAILED_PRECONDITION'
  | 'UNAUTHENTICATED'
  | 'DATA_LOSS'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** What a program can read of an error. Only plain data: it crosses processes. */
export interface ErrorData {
  readonly fieldViolations?: readonly FieldViolation[];
  /** The id or value that is the matter. */
  readonly value?: string | number;
  /** Absolute path of the file that is the matter. */
  readonly file?: string;
  /** The operating system's code, such as ENOSPC. */
  readonly systemCode?: string;
}

/**
 * An error that a person can act on: the message says what happened, to which file or value, and what to do. Anything else
 * that is thrown is a fault of the program and crosses the contract as `INTERNAL`.
 */
export class GalleryDeskError extends Error {
  override readonly name = 'GalleryDeskError';

  constructor(
    readonly code: ErrorCode,
    message: CoreText,
    readonly data: ErrorData = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
