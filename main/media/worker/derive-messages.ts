import type { UnsharpMasking } from '../../../shared/model/item.ts';

/** Who made a picture and who may use it: what stays in published copies. */
export interface Rights {
  readonly copyright?: string;
  readonly creator?: string;
}

/** Makes the published sizes of one picture, or of a frame of a video. */
export interface DeriveRequest {
  readonly type: 'derive';
  /** Absolute. */
  readonly file: string;
  /** Path in the media folder, for messages to people and for what its name promises. */
  readonly path: string;
  /** Absolute path of the still that the window took of a video; there need not be one. */
  readonly keptPoster: string;
  readonly outputs: readonly DerivativeOutput[];
  /** 30..100, as JPEG counts it. */
  readonly quality: number;
  readonly sharpening?: UnsharpMasking;
  readonly metadata: 'COPYRIGHT' | 'ALL';
  /** Absent: those that the file itself names. */
  readonly rights?: Rights;
}

/** One size in one format. Outputs of one width have one height. */
export interface DerivativeOutput {
  /** Absolute: where it is written. */
  readonly file: string;
  /** `original`: a drawing, without what could run or load something. */
  readonly format: 'avif' | 'webp' | 'jpeg' | 'original';
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
}

/** An output that was written. */
export interface Derivative {
  readonly file: string;
  /** bytes */
  readonly size: number;
  /** hex */
  readonly sha256: string;
}
