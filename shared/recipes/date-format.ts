const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?)?)?/;

/**
 * Writes the wall clock of a date, as the camera had it.
 *
 * @param date ISO 8601; parts may be absent from the end on
 * @param format of `YYYY`, `YY`, `MMMM` (May), `MMM`, `MM` (05), `M`, `DD`, `D`, `HH`, `mm`, `ss`; other characters stand as they are
 * @returns undefined when it is no date, or lacks a part that the format asks for
 */
export function formattedDate(date: string, format = 'YYYY-MM-DD'): string | undefined {
  const [, year, month, day, hours, minutes, seconds = '00'] = ISO.exec(date) ?? [];
  if (year === undefined) return undefined;
  const monthName = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (month !== undefined && monthName === undefined) return undefined;
  const parts: Readonly<Record<string, string | undefined>> = {
    YYYY: year,
    YY: year.slice(2),
    MMMM: monthName,
    MMM: monthName?.slice(0, 3),
    MM: month,
    M: month?.replace(/^0/, ''),
    DD: day,
    D: day?.replace(/^0/, ''),
    HH: hours,
    mm: minutes,
    ss: minutes === undefined ? undefined : seconds,
  };
  let isWhole = true;
  const text = format.replace(/YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|mm|ss/g, (token) => {
    const part = parts[token];
    if (part === undefined) isWhole = false;
    return part ?? '';
  });
  return isWhole ? text : undefined;
}
