/** How patient the media folder is, all in ms. */
export interface MediaTimes {
  /** A file that was not written to for this long is taken as finished; a removal waits this long for an addition. */
  readonly settle: number;
  /** Between two looks for a folder that is out of reach. */
  readonly offlinePoll: number;
  /** Between two looks at everything, for what the watcher missed. */
  readonly sweep: number;
  /** Between two looks at everything where nothing tells of changes, at least: looking takes a twentieth of the time at most. */
  readonly poll: number;
  /** What a decoder gets for one file. */
  readonly inspection: number;
  /** Between two changes of the catalog, in which files gather. */
  readonly gather: number;
}

export const DEFAULT_TIMES: MediaTimes = {
  settle: 300,
  offlinePoll: 2000,
  sweep: 10 * 60_000,
  poll: 5000,
  inspection: 60_000,
  gather: 100,
};
