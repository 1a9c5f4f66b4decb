import type { GeographicLocation } from '../../../../shared/model/media-metadata.ts';

/** Undefined where there is no such place; 0, 0 is what receivers write that have not found theirs. */
export function locationFrom(
  latitude: number | undefined,
  longitude: number | undefined,
  altitude: number | undefined,
): GeographicLocation | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  // Also false for NaN, which is what a fraction of zeros gives.
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (!isOnEarth || (latitude === 0 && longitude === 0)) return undefined;
  return {
    latitude: rounded(latitude, 7),
    longitude: rounded(longitude, 7),
    ...(altitude !== undefined && Math.abs(altitude) < 100_000 ? { altitude: rounded(altitude, 1) } : {}),
  };
}

/** Seven decimals of a degree are a centimetre. */
function rounded(number: number, decimals: number): number {
  return Number(number.toFixed(decimals));
}
