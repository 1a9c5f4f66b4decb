/** Long work that a person can watch: a scan, an import, making thumbnails. */
export interface Job {
  readonly id: string;
  readonly kind: 'SCAN' | 'INSPECT' | 'PREVIEW' | 'EXPORT' | 'IMPORT' | 'ADD' | 'PUBLISH' | 'BACKUP';
  /** For people: "Reading 412 new files". */
  readonly label: string;
  readonly state: 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';
  readonly done: number;
  /** Unknown at first. */
  readonly total?: number;
  readonly canCancel: boolean;
  /** For people, when failed. */
  readonly problem?: string;
}
