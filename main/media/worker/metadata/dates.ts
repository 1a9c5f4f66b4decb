const OFFSET = /^(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * A date as EXIF (`2024:05:31 18:03:11`), XMP and IPTC write it, in ISO 8601: local time, with an offset only if one is given. What is less
 * than a day is filled up with the beginning of it, and likewise of a month or year. Undefined when there is none: a camera whose clock was never set
 * writes zeros or spaces.
 *
 * @param offset of a field of its own, `+02:00`
 */
export function isoDateOf(text: string | undefined, offset?: string): string | undefined {
  const parts =
    /^\s*(\d{4})(?:[:-](\d\d)(?:[:-](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?\s*$/.exec(
      (text ?? '').replaceAll('\0', ' '),
    );
  if (parts === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', own] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = Date.parse(`${iso}Z`);
  // A month or day that is none is rolled over into the next by some parsers.
  if (
    year === undefined ||
    year < '1800' ||
    Number.isNaN(time) ||
    new Date(time).getUTCDate() !== Number(day)
  ) {
    return undefined;
  }
  return `${iso}${offsetOf(own ?? offset)}`;
}

function offsetOf(offset: string | undefined): string {
  const text = offset?.trim() ?? '';
  if (!OFFSET.test(text)) return '';
  return text === 'Z' || text.includes(':') ? text : `${text.slice(0, 3)}:${text.slice(3)}`;
}

/** IPTC writes `20240531` and `180311+0200`. */
export function isoDateOfIptc(date: string | undefined, time: string | undefined): string | undefined {
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(date ?? '');
  if (day === null) return undefined;
  // Zeros stand for a month or day that is not known.
  const [, year, month, monthDay] = day.map((part) => (part === '00' ? '01' : part));
  const clock = /^(\d\d)(\d\d)(\d\d)([+-]\d{4})?$/.exec(time ?? '');
  if (clock === null) return isoDateOf(`${year}-${month}-${monthDay}`);
  const [, hour, minute, second, offset = ''] = clock;
  return isoDateOf(`${year}-${month}-${monthDay}T${hour}:${minute}:${second}${offset}`);
}
