/** Names of colour spaces that hold colours which sRGB does not, as profiles of cameras and programs write them. */
const WIDE = /p3|adobe ?rgb|prophoto|romm|rec\.? ?2020|bt\.? ?2020|wide ?gamut|eci ?rgb/i;

/** Bytes of a profile that hold its tag table and, in every known one, its description. */
const HEAD = 4096;

/**
 * Whether a colour profile (ICC.1) speaks of more colours than sRGB has. Told by its description, which is Latin or UTF-16 text: a profile
 * without a name that is known counts as sRGB, which the pixels are then converted to.
 */
export function isWideGamut(profile: Buffer | undefined): boolean {
  if (profile === undefined) return false;
  return WIDE.test(profile.subarray(0, HEAD).toString('latin1').replaceAll('\0', ''));
}
