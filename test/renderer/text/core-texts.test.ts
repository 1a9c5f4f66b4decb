import { afterEach, expect, test } from 'vitest';
import { BUILT_IN_RECIPES } from '../../../shared/recipes/built-in-recipes.ts';
import { undoLabelOf } from '../../../shared/history/history-state.ts';
import { jobName, recipeName, stepName } from '../../../renderer/app/text/core-texts.ts';
import { speak } from '../../../renderer/app/text/text.ts';

afterEach(() => speak('en', []));

test('English steps are said as the core says them', () => {
  expect(stepName('Move 12000 items')).toBe('Move 12000 items');
});

test('steps are said in the window’s language, with the names and numbers in them', async () => {
  await speak('de', []);
  expect(stepName('Create gallery “Am Hafen (1)”')).toBe('Galerie „Am Hafen (1)“ anlegen');
  expect(stepName('Add 1 item to “Hafen”')).toBe('1 Element zu „Hafen“ hinzufügen');
  expect(stepName('Add 1200 items to “Hafen”')).toBe('1.200 Elemente zu „Hafen“ hinzufügen');
  expect(stepName('Add 3 items to “Hafen” from “2024”')).toBe('3 Elemente aus „2024“ zu „Hafen“ hinzufügen');
  expect(stepName('Move 12 items')).toBe('12 Elemente bewegen');
  expect(stepName('Move 12 items to “Hafen”')).toBe('12 Elemente nach „Hafen“ bewegen');
  expect(stepName('Change the title and stars of 2 items')).toBe('Titel und Sterne von 2 Elementen ändern');
});

test('what takes a step back is said with that step', async () => {
  await speak('de', []);
  expect(stepName(undoLabelOf('Create site “Coast”'))).toBe('Website „Coast“ anlegen – rückgängig machen');
  await speak('he', []);
  expect(stepName(undoLabelOf('Move 2 items'))).toBe('ביטול: הזזת שני פריטים');
});

test('jobs and the recipes of every library are said too', async () => {
  await speak('de', []);
  expect(jobName('Publishing “Coast”')).toBe('„Coast“ veröffentlichen');
  for (const { name } of BUILT_IN_RECIPES) expect(recipeName(name)).not.toBe(name);
});

test('what is not known stays as it is', async () => {
  await speak('he', []);
  expect(stepName('Something new')).toBe('Something new');
  expect(recipeName('My own')).toBe('My own');
});
