import type { Exposure, GeographicLocation } from '../../../shared/model/media-metadata.ts';
import { language } from './text.ts';

/** As photographers write it: "1/250 s · f/2.8 · ISO 400 · 50 mm". */
export function formatExposure({ exposureTime, fNumber, iso, focalLength }: Exposure): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language(), { maximumFractionDigits: digits, useGrouping: false }).format(value);
  return [
    exposureTime === undefined ? undefined : `${formatTime(exposureTime, number)} s`,
    fNumber === undefined ? undefined : `f/${number(fNumber, 1)}`,
    iso === undefined ? undefined : `ISO ${number(iso, 0)}`,
    focalLength === undefined ? undefined : `${number(focalLength, 1)} mm`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Short times as fractions of a second, as cameras show them; long ones as decimals. */
function formatTime(seconds: number, number: (value: number, digits: number) => string): string {
  if (seconds >= 0.3) return number(seconds, 1);
  return `1/${number(1 / seconds, 0)}`;
}

/** "43.46745° N, 11.88513° E": a metre or so. */
export function formatPlace({ latitude, longitude }: GeographicLocation): string {
  const degrees = (angle: number) =>
    new Intl.NumberFormat(language(), { minimumFractionDigits: 5, maximumFractionDigits: 5 }).format(
      Math.abs(angle),
    );
  return `${degrees(latitude)}° ${latitude < 0 ? 'S' : 'N'}, ${degrees(longitude)}° ${longitude < 0 ? 'W' : 'E'}`;
}

/** As maps take it, in every language: "43.4674483, 11.8851267". */
export function formatCoordinates({ latitude, longitude }: GeographicLocation): string {
  return `${latitude}, ${longitude}`;
}
