import { ORPCError, ValidationError } from '@orpc/server';
import { GalleryDeskError, type ErrorCode, type ErrorData } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { fieldViolationsOf } from './field-violations.ts';

/** HTTP's words for the codes; transports that know no status ignore them. */
const STATUSES: Readonly<Record<ErrorCode, number>> = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FAILED_PRECONDITION: 412,
  DATA_LOSS: 500,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** Where faults of the program go. */
export type LogFault = (message: string, fault: unknown) => void;

/** An error as every transport carries it. */
export type ContractError = ORPCError<ErrorCode, ErrorData>;

function contractError(error: GalleryDeskError): ContractError {
  return new ORPCError(error.code, {
    status: STATUSES[error.code],
    message: error.message,
    data: error.data,
  });
}

/**
 * What callers learn of an error: all of one that they can act on, and nothing of a fault of the program but that there was
 * one; its details go to the log.
 *
 * @param method its name, for the log and the message
 */
export function toContractError(thrown: unknown, method: string, log: LogFault): ContractError {
  if (thrown instanceof GalleryDeskError) return contractError(thrown);
  if (
    thrown instanceof ORPCError &&
    thrown.code === 'BAD_REQUEST' &&
    thrown.cause instanceof ValidationError
  ) {
    const { issues, data } = thrown.cause;
    return contractError(
      invalidFields(fieldViolationsOf(issues as Parameters<typeof fieldViolationsOf>[0], data)),
    );
  }
  log(`${method} failed by a fault of the program.`, thrown);
  return contractError(
    new GalleryDeskError(
      'INTERNAL',
      `${method} failed by a fault of Gallery Desk. Its log has the details; please report them.`,
    ),
  );
}
