/** One thing that is not as it should be in the files of a library. */
export interface Finding {
  /**
   * - `ERROR`: something cannot be read or is lost; the library may not open
   * - `WARNING`: the library opens, and something in it is not right
   * - `NOTE`: worth knowing, nothing is wrong
   */
  readonly severity: 'ERROR' | 'WARNING' | 'NOTE';
  /** Relative to the library folder, forward slashes. */
  readonly file: string;
  /** For people: what is not as it should be, and where in the file. */
  readonly what: string;
  /** For people: what a repair would do about it. Empty when there is nothing to do. */
  readonly repair: string;
}

/** Notes alone leave a library clean. */
export function isClean(findings: readonly Finding[]): boolean {
  return findings.every(({ severity }) => severity === 'NOTE');
}
