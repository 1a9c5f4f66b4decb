import { oc } from '@orpc/contract';
import { os } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { requireComplete } from '../../../main/router/completeness.ts';

const handler = os.handler(() => 'done');

describe('the check of the router at start', () => {
  it('accepts a handler for each method', () => {
    expect(() =>
      requireComplete({ a: { one: oc, two: oc } }, { a: { one: handler, two: handler } }),
    ).not.toThrow();
  });

  it('names every method without a handler', () => {
    const contract = { a: { one: oc, two: oc }, b: { three: oc } };
    expect(() => requireComplete(contract, { a: { one: handler, two: 'none' } })).toThrow(
      'The contract is not met: a.two has no handler. b.three has no handler.',
    );
  });

  it('names a method that two domains have', () => {
    const contract = { a: { list: oc }, b: { list: oc } };
    const router = { a: { list: handler }, b: { list: handler } };
    expect(() => requireComplete(contract, router)).toThrow('list is a method of a and of b.');
  });
});
