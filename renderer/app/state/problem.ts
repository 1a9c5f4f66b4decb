import type { ErrorData } from '../../../shared/errors/gallery-desk-error.ts';
import type { FieldViolation } from '../../../shared/errors/field-violation.ts';
import { t } from '../text/text.ts';

/** What a person reads of something that failed. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fieldViolations: readonly FieldViolation[];
}

/** Reads an error of the contract, whichever transport it came over. Errors of the transport itself say so in plain words. */
export function problemOf(error: unknown): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    // The core's own answer
    const data = 'data' in error ? (error.data as ErrorData | undefined) : undefined;
    return {
      code: String(error.code),
      message: String(error.message),
      fieldViolations: data?.fieldViolations ?? [],
    };
  }
  return { code: 'UNAVAILABLE', message: t('connection.noAnswer'), fieldViolations: [] };
}

/** The rule that a field breaks, by the end of the field's path. */
export function violationOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.fieldViolations.find((violation) => violation.field.endsWith(field))?.description;
}
