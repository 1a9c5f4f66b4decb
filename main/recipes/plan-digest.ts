import { createHash } from 'node:crypto';
import type { PlannedGroups } from '../../shared/recipes/plan-groups.ts';
import type { TextOfFile } from '../../shared/recipes/plan-items.ts';
import type { Breather } from '../events/breather.ts';
import type { RecipeRequest } from './recipe-request.ts';

/** Of what was asked for: a plan is of one folder and one set of rules. */
export function digestOfRequest({ folder, rules }: RecipeRequest): string {
  const sorted = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([folder, sorted]))
    .digest('hex');
}

/** Characters that are taken in at once: a call for each item would cost more than the hashing. */
const PIECE = 65_536;

/**
 * Tells one plan from every other by what it makes: galleries, items and their texts. Where in the list new galleries go is not part of it,
 * so that a gallery made meanwhile is no reason to plan again.
 */
export async function digestOfPlan(
  { groups }: PlannedGroups,
  texts: ReadonlyMap<string, TextOfFile>,
  breather: Breather,
): Promise<string> {
  const hash = createHash('sha256');
  let waiting = '';
  const take = (value: unknown): void => {
    waiting += JSON.stringify(value) ?? '';
    if (waiting.length < PIECE) return;
    hash.update(waiting);
    waiting = '';
  };
  for (const { folder, name, existing, items } of groups) {
    take([folder, existing?.id ?? null, existing === undefined ? name : null]);
    for (const item of items) {
      take(item);
      if (item.kind === 'TEXT') take(texts.get(item.mediaId));
      if (breather.isDue) await breather.rest();
    }
  }
  return hash.update(waiting).digest('hex');
}
