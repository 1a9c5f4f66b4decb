import { language } from './text.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A file's size with at most three digits: "2.4 MB". */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
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
