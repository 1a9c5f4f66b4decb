import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type * as z from 'zod';
import type { FieldViolation } from '../../shared/errors/field-violation.ts';
import { GalleryDeskError, type ErrorCode } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { fieldViolationsOf } from '../router/field-violations.ts';

/** The body of every answer that is no success. */
export interface ErrorBody {
  readonly message: string;
  readonly details:
    | { readonly validationError: { readonly fieldViolations: readonly FieldViolation[] } }
    | {
        readonly applicationError: {
          readonly code: string;
          readonly description: string;
          readonly data: Readonly<Record<string, unknown>>;
        };
      };
}

const STATUSES: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FAILED_PRECONDITION: 412,
  DATA_LOSS: 500,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** A refusal that belongs to HTTP rather than to the library. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';

  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function applicationError(
  code: string,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): ErrorBody {
  return { message, details: { applicationError: { code, description: message, data } } };
}

/** Fields by the names they have on the wire: the API calls the ids of one of its methods `itemsIds`. */
export type FieldNames = Readonly<Record<string, string>>;

/**
 * Checks an input against its schema.
 *
 * @param names of fields on the wire, where they differ from the schema's
 * @throws GalleryDeskError `INVALID_ARGUMENT` naming every field that breaks a rule
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  names: FieldNames = {},
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const violations = fieldViolationsOf(parsed.error.issues, input);
  throw invalidFields(
    violations.map((violation) => ({
      ...violation,
      field: violation.field.replace(/^\w+/, (first) => names[first] ?? first),
    })),
  );
}

/** What a client learns of an error: all of one that it can act on, of a fault of the program only that there was one. */
export function describeError(
  thrown: unknown,
  report: (message: string) => void,
): { status: ContentfulStatusCode; body: ErrorBody; headers: Readonly<Record<string, string>> } {
  if (thrown instanceof HttpRefusal) {
    return {
      status: thrown.status,
      body: applicationError(thrown.code, thrown.message),
      headers: thrown.headers,
    };
  }
  if (thrown instanceof GalleryDeskError) {
    const { code, message, data } = thrown;
    const { fieldViolations } = data;
    if (fieldViolations !== undefined) {
      return {
        status: 400,
        body: { message: `INVALID_ARGUMENT: ${message}`, details: { validationError: { fieldViolations } } },
        headers: {},
      };
    }
    // Where the library lies on the disk is no matter of an API's client.
    const known = { value: data.value, systemCode: data.systemCode };
    return { status: STATUSES[code], body: applicationError(code, message, known), headers: {} };
  }
  report(
    `The REST API failed by a fault of the program: ${String(thrown instanceof Error ? (thrown.stack ?? thrown) : thrown)}`,
  );
  const message =
    'The request failed by a fault of Gallery Desk. Its log has the details; please report them.';
  return { status: 500, body: applicationError('INTERNAL', message), headers: {} };
}
