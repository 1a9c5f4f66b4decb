/** The settings of a library: the content of `library.json`. */
export interface LibrarySettings {
  /** GUID */
  readonly id: string;
  readonly name: string;
  /** Absolute, or relative to the library folder when it lies inside. Forward slashes. */
  readonly mediaFolder: string;
  /** ISO 8601, UTC */
  readonly createdDate: string;
}
