import type { ErrorData } from '../../../shared/errors/gallery-desk-error.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** What is wrong with one field, in the window's language. */
interface FieldProblem {
  readonly field: string;
  readonly description: string;
}

/** What a person reads of something that failed. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fieldViolations: readonly FieldProblem[];
}

/** Reads an error of the contract, whichever transport it came over. Errors of the transport itself say so in plain words. */
export function problemOf(error: unknown): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    // The core's own answer
    const data = 'data' in error ? (error.data as ErrorData | undefined) : undefined;
    return {
      code: String(error.code),
      message: coreText(String(error.message)),
      fieldViolations: (data?.fieldViolations ?? []).map(({ field, description }) => ({
        field,
        description: coreText(description),
      })),
    };
  }
  return { code: 'UNAVAILABLE', message: t('connection.noAnswer'), fieldViolations: [] };
}

/** What was wrong with the only value that was sent, for people, to be shown beside its field. */
export function problemText(error: unknown): string {
  const { message, fieldViolations } = problemOf(error);
  return fieldViolations.length === 0
    ? message
    : fieldViolations.map(({ description }) => description).join(' ');
}

/** The rule that a field breaks, by the end of the field's path. */
export function violationOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.fieldViolations.find((violation) => violation.field.endsWith(field))?.description;
}
