import type { ErrorCode } from '../../shared/errors/gallery-desk-error.ts';

/** The command line itself cannot be understood: exit status 2. The message says what is wrong and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    message: string,
    readonly code: ErrorCode = 'INVALID_ARGUMENT',
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
