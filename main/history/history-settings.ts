import { DEFAULT_HISTORY, type HistorySettings } from '../../shared/model/library.ts';
import { isSameValue } from '../../shared/history/same-value.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

/** Decides how much of the past is kept; nothing when it is so already. */
export function decideHistorySettings(
  { settings }: Pick<LibraryState, 'settings'>,
  given: { readonly [K in keyof HistorySettings]?: HistorySettings[K] | undefined },
): Decision<void> {
  const present = settings.history ?? DEFAULT_HISTORY;
  const history: HistorySettings = {
    maxAgeDays: given.maxAgeDays ?? present.maxAgeDays,
    maxBytes: given.maxBytes ?? present.maxBytes,
  };
  return {
    label: 'Change how long the history is kept' satisfies StepText,
    events: isSameValue(history, present)
      ? []
      : [{ type: 'libraryUpdated', changed: { history }, previous: { history: settings.history ?? null } }],
    result: undefined,
  };
}
