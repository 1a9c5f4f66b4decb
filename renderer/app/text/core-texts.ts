import { sayCoreName, sayCoreText, type CoreLanguage } from '../../../shared/text/say-core-text.ts';
import { chosenLanguage, tCore } from './text.ts';

function spoken(): CoreLanguage {
  const { language, locale } = chosenLanguage.get();
  return { id: language.id, locale, direction: language.direction, translate: tCore };
}

/** What the core tells people: of an error, of a file, of what would be published. */
export const coreText = (text: string): string => sayCoreText(text, spoken());

/** What a change did, or what undoing it does: "Move 12 items", "Undo “Move 12 items”". */
export const stepName = (label: string): string => sayCoreName(label, 'steps', spoken());

/** What a job does: "Making previews". */
export const jobName = (label: string): string => sayCoreName(label, 'jobs', spoken());

/** The name of a recipe that every library has; those that people made keep theirs. */
export const recipeName = (name: string): string => sayCoreName(name, 'recipeNames', spoken());
