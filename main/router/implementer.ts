import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import { toContractError, type LogFault } from './errors.ts';

/** Where the handlers of each domain are attached; whatever they throw crosses in the contract's shape. */
export function createImplementer(log: LogFault) {
  return implement(contract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      throw toContractError(error, path.at(-1) ?? 'The call', log);
    }
  });
}

export type Implementer = ReturnType<typeof createImplementer>;
