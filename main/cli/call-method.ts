import type { ContractClient } from '../../shared/contract/contract.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import type { Method } from './methods.ts';
import type { Input } from './read-input.ts';

type Call = (input: Input, options: { signal: AbortSignal }) => Promise<unknown>;

function isStream(value: unknown): value is AsyncIterableIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** The client's function for a method. The contract's router checks the input, whatever is passed here. */
function callOf(client: ContractClient, { domain, name }: Method): Call {
  const methods: Readonly<Record<string, Readonly<Record<string, unknown>>>> = client;
  const call = methods[domain]?.[name];
  if (typeof call !== 'function') throw new TypeError(`The client has no ${domain}.${name}.`);
  return async (input, options) => {
    const answer: unknown = await Reflect.apply(call, undefined, [input, options]);
    return answer;
  };
}

/**
 * Calls one method and prints what it answers: indented JSON, or for a stream one line of JSON each time until `signal` ends it.
 *
 * @param print resolves when the text is written
 * @returns the exit status: 1 when something was checked and is not as it should be
 */
export async function callMethod(
  client: ContractClient,
  method: Method,
  input: Input,
  { print, signal }: { print: (text: string) => Promise<void>; signal: AbortSignal },
): Promise<number> {
  const answer = await callOf(client, method)(input, { signal });
  if (!isStream(answer)) {
    await print(`${JSON.stringify(answer, null, 2)}\n`);
    return hasFoundFaults(answer) ? 1 : 0;
  }
  try {
    for await (const message of answer) await print(`${JSON.stringify(message)}\n`);
  } catch (error) {
    if (signal.aborted) return 0;
    throw new GalleryDeskError(
      'UNAVAILABLE',
      textForPrograms('The stream ended: Gallery Desk was closed. Start it and watch again.'),
      {},
      { cause: error },
    );
  }
  return 0;
}

/** What verifies something answers whether all of it is well; scripts ask the exit status. */
function hasFoundFaults(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'isClean' in answer && answer.isClean === false;
}
