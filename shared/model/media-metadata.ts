/** Where a picture was taken, in degrees of WGS 84. */
export interface GeographicLocation {
  /** -90..90, north positive */
  readonly latitude: number;
  /** -180..180, east positive */
  readonly longitude: number;
  /** m above the sea */
  readonly altitude?: number;
}

/** How a picture was exposed, as the camera wrote it. */
export interface Exposure {
  /** s */
  readonly exposureTime?: number;
  readonly fNumber?: number;
  readonly iso?: number;
  /** mm, as engraved on the lens */
  readonly focalLength?: number;
}

/**
 * What a file says of itself beside its pixels: EXIF, IPTC and XMP, embedded or in a sidecar. Every text is trimmed and never empty. When it
 * was taken is `dateTaken` of the file.
 */
export interface MediaMetadata {
  readonly title?: string;
  readonly description?: string;
  /** What a picture shows, for those who do not see it (IPTC 2021.1). */
  readonly altText?: string;
  /** In the order of the file, each once. Never empty. */
  readonly keywords?: readonly string[];
  readonly creator?: string;
  readonly copyright?: string;
  readonly location?: GeographicLocation;
  /** 1..5 stars; -1: rejected, as XMP has it. No stars are no rating. */
  readonly rating?: number;
  /** Make and model, without the make twice: "Canon EOS 40D". */
  readonly camera?: string;
  readonly lens?: string;
  readonly exposure?: Exposure;
}
