/** One file of an upload. */
export interface UploadedFile {
  /** Its place in the order of all files, from 0. */
  readonly index: number;
  /** Below what was dropped, with forward slashes. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** ms since the epoch, where the sender knows it. */
  readonly modifiedTime?: number;
}
