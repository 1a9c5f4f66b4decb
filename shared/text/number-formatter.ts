import type { FormatterModule } from 'i18next';

/** Lets i18next write numbers in texts as a language does: "12,000 items". */
export function numberFormatter(locale: () => string): FormatterModule {
  return {
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value: unknown) =>
      typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : String(value),
  };
}
