import { expect } from 'vitest';
import { ORPCError } from '@orpc/client';
import type { ErrorCode, ErrorData } from '../../shared/errors/gallery-desk-error.ts';

/** An error as it arrived. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly data: ErrorData;
}

/** The error that a call ends with; a call that succeeds fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ('answer' in outcome)
    throw new Error(`The call was to be refused and answered ${JSON.stringify(outcome.answer)}`);
  const { error } = outcome;
  if (!(error instanceof ORPCError)) throw error;
  return { code: error.code, message: error.message, data: error.data as ErrorData };
}

/** Expects a refusal for one field, with a message and a description for people. */
export async function expectViolation(
  call: Promise<unknown>,
  field: string,
  violatedRule: string,
  description: RegExp | string = /./,
): Promise<void> {
  const { code, message, data } = await refusalOf(call);
  expect({ code, data }).toEqual({
    code: 'INVALID_ARGUMENT' satisfies ErrorCode,
    data: {
      fieldViolations: [{ field, violatedRule, description: expect.stringMatching(description) as unknown }],
    },
  });
  expect(message).toContain(field);
}

/** Expects a refusal that names the id it is about. */
export async function expectNotFound(call: Promise<unknown>, id: string): Promise<void> {
  const { code, message, data } = await refusalOf(call);
  expect({ code, data }).toEqual({ code: 'NOT_FOUND' satisfies ErrorCode, data: { value: id } });
  expect(message).toContain(id);
}

/** Expects a refusal that names the sort order and who has it. */
export async function expectTaken(
  call: Promise<unknown>,
  sortOrder: number,
  holderId: string,
): Promise<void> {
  const { code, message, data } = await refusalOf(call);
  expect({ code, data }).toEqual({ code: 'ALREADY_EXISTS' satisfies ErrorCode, data: { value: sortOrder } });
  expect(message).toContain(String(sortOrder));
  expect(message).toContain(holderId);
}

/** A GUID that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-00000000dead';
