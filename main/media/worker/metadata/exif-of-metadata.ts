import type { GeographicLocation } from '../../../../shared/model/media-metadata.ts';
import type { FileMetadata } from './merge-metadata.ts';

/** Directories of EXIF as the image library names them: the picture, the exposure (`IFD2`) and the place (`IFD3`). */
export interface ExifToWrite {
  readonly IFD0?: Record<string, string>;
  readonly IFD2?: Record<string, string>;
  readonly IFD3?: Record<string, string>;
}

/** A number as EXIF writes it, to a thousandth. */
const rational = (value: number): string => `${Math.round(value * 1000)}/1000`;

/** Degrees, minutes and seconds (Exif 3.0, 4.6.7), to a thousandth of a second. */
function sexagesimal(degrees: number): string {
  const thousandths = Math.round(Math.abs(degrees) * 3_600_000);
  const whole = Math.floor(thousandths / 3_600_000);
  const minutes = Math.floor((thousandths % 3_600_000) / 60_000);
  return `${whole}/1 ${minutes}/1 ${thousandths % 60_000}/1000`;
}

function placeOf({ latitude, longitude, altitude }: GeographicLocation): Record<string, string> {
  return {
    GPSLatitudeRef: latitude < 0 ? 'S' : 'N',
    GPSLatitude: sexagesimal(latitude),
    GPSLongitudeRef: longitude < 0 ? 'W' : 'E',
    GPSLongitude: sexagesimal(longitude),
    ...(altitude !== undefined && {
      GPSAltitudeRef: altitude < 0 ? '1' : '0',
      GPSAltitude: rational(Math.abs(altitude)),
    }),
  };
}

/** An exposure time as photographers write it, where it is a part of a second. */
const exposureTime = (seconds: number): string =>
  seconds > 0 && seconds < 1 ? `1/${Math.round(1 / seconds)}` : rational(seconds);

/**
 * What a file says of itself as EXIF for a copy whose pixels were decoded apart from it, so that nothing of it came along.
 */
export function exifOfMetadata({ dateTaken, metadata = {} }: FileMetadata): ExifToWrite | undefined {
  const { description, creator, copyright, camera, lens, exposure = {}, location } = metadata;
  const picture = {
    ...(description !== undefined && { ImageDescription: description }),
    ...(creator !== undefined && { Artist: creator }),
    ...(copyright !== undefined && { Copyright: copyright }),
    ...(camera !== undefined && { Model: camera }),
  };
  const exposed = {
    ...(dateTaken !== undefined && {
      DateTimeOriginal: dateTaken.slice(0, 19).replaceAll('-', ':').replace('T', ' '),
    }),
    ...(lens !== undefined && { LensModel: lens }),
    ...(exposure.exposureTime !== undefined && { ExposureTime: exposureTime(exposure.exposureTime) }),
    ...(exposure.fNumber !== undefined && { FNumber: rational(exposure.fNumber) }),
    ...(exposure.iso !== undefined && { ISOSpeedRatings: String(exposure.iso) }),
    ...(exposure.focalLength !== undefined && { FocalLength: rational(exposure.focalLength) }),
  };
  const exif = {
    ...(Object.keys(picture).length > 0 && { IFD0: picture }),
    ...(Object.keys(exposed).length > 0 && { IFD2: exposed }),
    ...(location !== undefined && { IFD3: placeOf(location) }),
  };
  return Object.keys(exif).length === 0 ? undefined : exif;
}
