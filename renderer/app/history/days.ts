import type { ChangeSummary } from '../../../shared/contract/history.ts';
import { formatAge, formatDay, formatTimeOfDay } from '../text/formats.ts';

/** The changes of one day, as they are listed. */
interface Day {
  readonly name: string;
  readonly changes: readonly { readonly change: ChangeSummary; readonly when: string }[];
}

const AN_HOUR_IN_MS = 3_600_000;

/** Changes, the latest first, by the days of this machine's clock. Pure but for the time zone. */
export function daysOf(changes: readonly ChangeSummary[], now = Date.now()): readonly Day[] {
  const days: { name: string; changes: { change: ChangeSummary; when: string }[] }[] = [];
  for (const change of changes) {
    const time = Date.parse(change.time);
    const name = formatDay(time, now);
    const age = now - time;
    const when = age < AN_HOUR_IN_MS ? formatAge(Math.max(0, age)) : formatTimeOfDay(time);
    const last = days.at(-1);
    if (last?.name === name) last.changes.push({ change, when });
    else days.push({ name, changes: [{ change, when }] });
  }
  return days;
}
