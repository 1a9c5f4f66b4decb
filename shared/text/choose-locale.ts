/** A language of a list, and the person's own country where the system tells of one. */
export interface ChosenLocale {
  /** One of the list, or the fallback: BCP 47, without a region */
  readonly language: string;
  /** For `Intl`: such as `en-GB`. */
  readonly locale: string;
}

/**
 * The language that a person chose, or the first one of the system's that there is.
 *
 * @param choice the id of a language; anything else leaves it to the system
 * @param system what the system prefers, the most preferred first, in BCP 47
 */
export function chooseLocale(
  choice: string,
  system: readonly string[],
  languages: readonly string[],
  fallback: string,
): ChosenLocale {
  const preferred = system.flatMap((tag) => parsed(tag) ?? []);
  const own = languages.find((id) => id === choice);
  const language =
    own ?? preferred.find((locale) => languages.includes(locale.language))?.language ?? fallback;
  const local = preferred.find((locale) => locale.language === language);
  return { language, locale: local === undefined ? language : withoutExtensions(local) };
}

function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** A calendar or an order of its own is no part of what the core knows of languages. */
function withoutExtensions({ language, script, region }: Intl.Locale): string {
  return [language, script, region].filter((part) => part !== undefined).join('-');
}
