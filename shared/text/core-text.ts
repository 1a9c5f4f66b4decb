import type { coreTexts } from './core-texts/core-texts.ts';

/** A pattern as a type: a gap takes any text. */
type Filled<Pattern extends string> = Pattern extends `${infer Before}{{${string}}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Pattern;

type Patterns = typeof coreTexts;

/** What only fills gaps of other texts, or names something, says nothing alone. */
type Part = 'fieldNames' | 'formats' | 'fragments' | 'jobs' | 'recipeNames' | 'steps';

type TextsOf<Group extends keyof Patterns> = {
  [G in Group]: Patterns[G][keyof Patterns[G]];
}[Group] &
  string;

/** An English text of the core for people, of which the window has the pattern and so can say it in its own language. */
export type CoreText = Filled<TextsOf<Exclude<keyof Patterns, Part>>>;

/** What a change is called in the history. */
export type StepText = Filled<TextsOf<'steps'>>;

/** What a job is called while it runs. */
export type JobText = Filled<TextsOf<'jobs'>>;

/** The beginning of what is told when the disk refused: "The change was not saved to", before the path. */
export type DiskWork =
  Extract<TextsOf<'disk'>, `${string} {{file}}: {{reason}}.`> extends infer Text
    ? Text extends `${infer Work} {{file}}: {{reason}}.`
      ? Work
      : never
    : never;

/** A text that was made elsewhere: by a worker, of several texts, or by the system. The window says of it what it recognizes. */
export function textFromElsewhere(text: string): CoreText {
  return text as CoreText;
}

/** A text that only the command line or a program on the REST API ever sees; it is English, and the window has no pattern of it. */
export function textForPrograms(text: string): CoreText {
  return text as CoreText;
}
