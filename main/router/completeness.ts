import { isContractProcedure } from '@orpc/contract';
import { isProcedure } from '@orpc/server';

type Domains = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Makes sure that every method of the contract has a handler and that no two domains share a method's name, which the command
 * line uses bare.
 *
 * @throws Error naming every fault, so that a program with one does not start
 */
export function requireComplete(contract: Domains, router: Domains): void {
  const faults: string[] = [];
  const owners = new Map<string, string>();
  for (const [domain, methods] of Object.entries(contract)) {
    for (const [method, declaration] of Object.entries(methods)) {
      if (!isContractProcedure(declaration)) faults.push(`${domain}.${method} is no method of a contract.`);
      if (!isProcedure(router[domain]?.[method])) faults.push(`${domain}.${method} has no handler.`);
      const owner = owners.get(method);
      if (owner !== undefined) faults.push(`${method} is a method of ${owner} and of ${domain}.`);
      owners.set(method, domain);
    }
  }
  if (faults.length > 0) throw new Error(`The contract is not met: ${faults.join(' ')}`);
}
