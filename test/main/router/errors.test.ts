import { call, os } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { toContractError } from '../../../main/router/errors.ts';
import { GalleryDeskError, type ErrorCode } from '../../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../../shared/text/core-text.ts';

/** What an error becomes, and what went to the log. */
function mapped(thrown: unknown) {
  const log: unknown[][] = [];
  const { code, status, message, data } = toContractError(thrown, 'getGallery', (...entry) =>
    log.push(entry),
  );
  return { error: { code, status, message, data }, log };
}

/** What oRPC throws when the input does not fit the schema. */
async function refusedInput(schema: z.ZodType, input: unknown): Promise<unknown> {
  const procedure = os.input(schema).handler(() => 'done');
  return call(procedure, input).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

const violationsOf = async (schema: z.ZodType, input: unknown) =>
  mapped(await refusedInput(schema, input)).error.data.fieldViolations;

describe('errors on their way out', () => {
  it.each<[ErrorCode, number]>([
    ['INVALID_ARGUMENT', 400],
    ['UNAUTHENTICATED', 401],
    ['NOT_FOUND', 404],
    ['ALREADY_EXISTS', 409],
    ['FAILED_PRECONDITION', 412],
    ['DATA_LOSS', 500],
    ['UNAVAILABLE', 503],
  ])('keep the code, message and data of %s', (code, status) => {
    const data = { value: 'x', file: '/a/b', systemCode: 'ENOSPC' };
    expect(mapped(new GalleryDeskError(code, textFromElsewhere('What to do.'), data))).toEqual({
      error: { code, status, message: 'What to do.', data },
      log: [],
    });
  });

  it('say nothing of a fault of the program but that there was one, and log the rest', () => {
    const fault = new TypeError('secret is undefined');
    expect(mapped(fault)).toEqual({
      error: {
        code: 'INTERNAL',
        status: 500,
        message: 'getGallery failed by a fault of Gallery Desk. Its log has the details; please report them.',
        data: {},
      },
      log: [['getGallery failed by a fault of the program.', fault]],
    });
    expect(mapped('a thrown text').error.code).toBe('INTERNAL');
    expect(mapped(undefined).error.code).toBe('INTERNAL');
  });
});

const one = (violatedRule: string, description: string, field = 'field') => [
  { field, violatedRule, description },
];
const field = (schema: z.ZodType) => z.object({ field: schema });

describe('an input that breaks a rule', () => {
  it.each([
    ['nothing given', z.string(), undefined, 'REQUIRED', 'Is required.'],
    ['no choice given', z.enum(['A', 'B']), undefined, 'REQUIRED', 'Is required.'],
    ['another type', z.string(), 5, 'TYPE', '5 is not allowed; it must be a text.'],
    ['null', z.number(), null, 'TYPE', 'null is not allowed; it must be a number.'],
    ['a list', z.object({}), [], 'TYPE', 'A list is not allowed; it must be an object.'],
    [
      'an object',
      z.boolean(),
      {},
      'TYPE',
      'A value of type object is not allowed; it must be true or false.',
    ],
    ['a fraction', z.number().int(), 1.5, 'TYPE', '1.5 is not allowed; it must be a whole number.'],
    ['too little', z.number().min(3), 2, 'MIN', '2 is too small; at least 3 is allowed.'],
    ['too much', z.number().max(3), 4, 'MAX', '4 is too large; at most 3 is allowed.'],
    ['a short text', z.string().min(2), 'a', 'MIN_LENGTH', 'Has 1 character; at least 2 needed.'],
    ['a long text', z.string().max(2), 'abc', 'MAX_LENGTH', 'Has 3 characters; at most 2 allowed.'],
    ['few entries', z.array(z.any()).min(1), [], 'MIN_LENGTH', 'Has 0 entries; at least 1 needed.'],
    ['no choice of these', z.enum(['A', 'B']), 'C', 'ONE_OF', '“C” is not allowed; it must be one of A, B.'],
    ['no such form', z.guid('Must be a GUID.'), 'x', 'FORMAT', '“x” is not allowed. Must be a GUID.'],
    [
      'none of several forms',
      z.union([z.string(), z.number()], 'Must be a text or a number.'),
      true,
      'ONE_OF',
      'Must be a text or a number.',
    ],
    ['a check of its own', z.string().refine(() => false, 'Not today.'), 'x', 'OTHER', 'Not today.'],
    [
      'a check that names its rule',
      z.string().refine(() => false, { error: 'Must be nice.', params: { violatedRule: 'FORMAT' } }),
      'x',
      'FORMAT',
      '“x” is not allowed. Must be nice.',
    ],
    [
      'a very long value',
      z.guid('Must be a GUID.'),
      'x'.repeat(5000),
      'FORMAT',
      `“${'x'.repeat(100)}…” is not allowed. Must be a GUID.`,
    ],
  ])('is told what is wrong: %s', async (_, schema, value, violatedRule, description) => {
    expect(await violationsOf(field(schema), { field: value })).toEqual(one(violatedRule, description));
  });

  it('is told where: in lists, in objects, or altogether', async () => {
    const schema = z.object({ items: z.array(z.object({ image: z.object({ quality: z.number() }) })) });
    const items = [{ image: { quality: 1 } }, { image: { quality: 'x' } }];
    expect(await violationsOf(schema, { items })).toEqual(
      one('TYPE', '“x” is not allowed; it must be a number.', 'items[1].image.quality'),
    );
    expect(await violationsOf(schema, undefined)).toEqual(one('REQUIRED', 'Is required.', 'input'));
    expect(await violationsOf(schema, 7)).toEqual(
      one('TYPE', '7 is not allowed; it must be an object.', 'input'),
    );
  });

  it('has one message that names every field', async () => {
    const schema = z.object({ a: z.number(), b: z.string() });
    const { error, log } = mapped(await refusedInput(schema, { a: 'x' }));
    expect(error.message).toBe('a: “x” is not allowed; it must be a number. b: Is required.');
    expect(log).toEqual([]);
  });
});
