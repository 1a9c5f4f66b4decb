import * as z from 'zod';

const dateSchema = z.iso.datetime({ offset: true });

/** As the library writes dates itself; Date tells quicker than a schema whether they are right. */
const OWN_FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A date from outside as the library keeps dates, or undefined for what is none. */
function dateOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const time = OWN_FORM.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  const parsed = dateSchema.safeParse(value);
  return parsed.success ? new Date(parsed.data).toISOString() : undefined;
}

/** The dates that something from outside brings, or those of now. */
export function datesOf(
  given: { readonly createdDate?: unknown; readonly updatedDate?: unknown },
  now: number,
): { readonly createdDate: string; readonly updatedDate: string; readonly hasOwnDates: boolean } {
  const createdDate = dateOf(given.createdDate);
  if (createdDate === undefined) {
    const date = new Date(now).toISOString();
    return { createdDate: date, updatedDate: date, hasOwnDates: false };
  }
  const updatedDate = dateOf(given.updatedDate) ?? createdDate;
  return {
    createdDate,
    updatedDate: updatedDate < createdDate ? createdDate : updatedDate,
    hasOwnDates: true,
  };
}
