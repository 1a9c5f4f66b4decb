import { chosenLanguage, language } from './text.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** First strong isolate, and its end: what stands between has a direction of its own. */
const [ISOLATE, END_OF_ISOLATE] = ['\u2068', '\u2069'];

/** A file's size with at most three digits: "2.4 MB". Among words from right to left the unit still follows its number. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const size = new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
  return chosenLanguage.get().language.direction === 'rtl' ? ISOLATE + size + END_OF_ISOLATE : size;
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** A part of one as a whole number of hundredths: "67%". */
export function formatPercent(part: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(part);
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Minutes and seconds as on a player: "1:07", "1:02:03". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${pad(minutes % 60)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** A date and time of this machine's clock. A camera's local time (without an offset) is shown as the camera wrote it. */
export function formatDate(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** As `formatDate`, without the time of day. */
export function formatDateAlone(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(date);
}

/** The day of a time: "Today", "Yesterday", else its date. Both in ms since 1970. */
export function formatDay(time: number, now: number): string {
  const dayOf = (moment: number): number => {
    const date = new Date(moment);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  };
  const age = dayOf(now) - dayOf(time);
  if (age > 1 || age < 0) return new Intl.DateTimeFormat(language(), { dateStyle: 'full' }).format(time);
  const word = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(-age, 'day');
  return word.charAt(0).toLocaleUpperCase(language()) + word.slice(1);
}

export function formatTimeOfDay(time: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(time);
}

/** How long ago, up to an hour or so: "now", "5 minutes ago". */
export function formatAge(ageInMs: number): string {
  const minutes = Math.floor(ageInMs / 60_000);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  return minutes === 0 ? words.format(0, 'second') : words.format(-minutes, 'minute');
}

/** "1 added, 2 moved, and 3 removed" */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'unit' }).format(parts);
}

/** The longest time that each unit is used for, in s. */
const SINCE = [
  ['minute', 60, 3600],
  ['hour', 3600, 86_400],
  ['day', 86_400, 7 * 86_400],
] as const;

/** How long ago in a word or two, as a list has room for: "now", "5 min. ago", "2 days ago", else the day. Both in ms since 1970. */
export function formatSince(time: number, now: number): string {
  const seconds = Math.max(0, (now - time) / 1000);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  if (seconds < 60) return words.format(0, 'second');
  const [unit, length] = SINCE.find(([, , limit]) => seconds < limit) ?? [];
  if (unit !== undefined && length !== undefined) return words.format(-Math.floor(seconds / length), unit);
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(time);
}
