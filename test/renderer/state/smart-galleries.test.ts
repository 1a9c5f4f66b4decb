import { expect, it } from 'vitest';
import { queryOfRule, ruleOfQuery } from '../../../renderer/app/state/smart-galleries.ts';
import type { MediaQuery } from '../../../renderer/app/state/media-list.ts';
import { filterOfRule } from '../../../shared/model/smart-gallery.ts';

const NOW = new Date(2026, 4, 20, 12).getTime();

it.each<MediaQuery>([
  { search: '', kind: 'ALL' },
  { search: 'sea', kind: 'IMAGE' },
  { search: '', kind: 'ALL', filter: { minRating: 4, use: 'IN_NONE', keywords: ['a', 'b'] } },
  { search: '', kind: 'VIDEO', filter: { addedSince: filterOfRule({ addedInDays: 30 }, NOW).addedSince } },
])('a question comes back from the rule made of it: %j', (query) => {
  expect(queryOfRule(ruleOfQuery(query, NOW), NOW)).toEqual(query);
});

it('a rule says nothing of the gallery that is open, and moves on with the days', () => {
  expect(ruleOfQuery({ search: '', kind: 'ALL', filter: { use: 'NOT_IN_GALLERY' } }, NOW)).toEqual({});
  const filter = { addedSince: filterOfRule({ addedInDays: 7 }, NOW).addedSince };
  const rule = ruleOfQuery({ search: '', kind: 'ALL', filter }, NOW);
  expect(rule).toEqual({ addedInDays: 7 });
  const tomorrow = NOW + 86_400_000;
  expect(queryOfRule(rule, tomorrow).filter?.addedSince).not.toBe(filter.addedSince);
});
