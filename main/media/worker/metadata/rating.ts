/** 0..5 stars, -1 for a rejected picture; XMP allows fractions. Undefined for anything else. */
export function ratingOf(number: number | undefined): number | undefined {
  if (number === undefined || !(number >= -1 && number <= 5)) return undefined;
  return number < 0 ? -1 : Math.round(number);
}

/** Windows keeps stars as 1, 25, 50, 75 and 99 percent too. */
export function ratingOfPercent(percent: number | undefined): number | undefined {
  if (percent === undefined || !(percent >= 0 && percent <= 100)) return undefined;
  return percent === 0 ? 0 : Math.min(5, 1 + Math.floor((percent + 1) / 25));
}
