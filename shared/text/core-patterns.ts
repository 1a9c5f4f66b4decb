import type { coreTexts } from './core-texts/core-texts.ts';

export type CoreGroup = keyof typeof coreTexts;

/** One English text of the core, to be recognized. */
export interface CorePattern {
  /** Of the text in the other languages; plural forms have the same one. */
  readonly key: `core.${CoreGroup}.${string}`;
  readonly text: RegExp;
  /** The longest piece without a gap: a text without it need not be tried. */
  readonly piece: string;
}

type Patterns = ReadonlyMap<CoreGroup, readonly CorePattern[]>;

let loaded: Patterns | undefined;

/** What the core says, to be recognized; loaded with the first language that is not English. */
export async function loadCorePatterns(): Promise<void> {
  if (loaded !== undefined) return;
  const { coreTexts: texts } = await import('./core-texts/core-texts.ts');
  loaded = new Map(
    (Object.keys(texts) as CoreGroup[]).map((group) => [
      group,
      patternsOf(group, Object.entries(texts[group])),
    ]),
  );
}

/** The patterns of groups, those with the most text of their own first: they say more than those that are mostly gaps. */
export function corePatterns(groups: readonly CoreGroup[]): readonly CorePattern[] {
  return groups
    .flatMap((group) => loaded?.get(group) ?? [])
    .toSorted((a, b) => b.text.source.length - a.text.source.length);
}

/** Every group of texts; empty before they are loaded. */
export function coreGroups(): readonly CoreGroup[] {
  return [...(loaded?.keys() ?? [])];
}

/** The name of a gap stands between the texts around it when a text is split by this. */
const GAP = /\{\{(\w+)\}\}/;

function patternsOf(group: CoreGroup, texts: readonly (readonly [string, string])[]): CorePattern[] {
  return texts.map(([key, text]) => ({
    key: `core.${group}.${key.replace(/_(?:one|other)$/, '')}`,
    text: patternOf(text),
    piece: text
      .split(/\{\{\w+\}\}/)
      .reduce((longest, piece) => (piece.length > longest.length ? piece : longest)),
  }));
}

function patternOf(text: string): RegExp {
  const source = text.split(GAP).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
    return part === 'count' ? String.raw`(?<count>\d+)` : `(?<${part}>.*?)`;
  });
  return new RegExp(`^${source.join('')}$`, 'su');
}
