import { useState } from 'react';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { PictureFormat, PictureSettings } from '../../../shared/publish/site-settings.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { proofAddress } from './proof-address.ts';
import type { QualityWishes } from './quality-wishes.ts';
import { typicalWidth } from './site-pictures.ts';
import { useProof, type ProofState } from './use-proof.ts';

/** A picture as the site publishes it, and as it would with other wishes. */
export interface Proofs {
  readonly before: ProofState;
  readonly after: ProofState;
  readonly format: PictureFormat;
  setFormat(format: PictureFormat): void;
  /** px */
  readonly width: number;
  readonly height: number;
}

export function useProofs(file: MediaFile, wishes: QualityWishes, pictures: PictureSettings): Proofs {
  const desktop = useCell(useWorkspace().desktop);
  // The format that is made quickest; the others are to be had for a little patience.
  const [format, setFormat] = useState<PictureFormat>('jpeg');
  const { width: originalWidth = 1, height: originalHeight = 1 } = file;
  const width = typicalWidth(originalWidth, pictures);
  const address = ({ quality = pictures.quality, unsharpMasking }: QualityWishes) =>
    desktop === undefined
      ? undefined
      : proofAddress(desktop.mediaBase, file.id, {
          format,
          width,
          quality,
          ...(unsharpMasking === undefined ? {} : { sharpening: unsharpMasking }),
        });
  const plain = address({});
  const wished = address(wishes);
  const before = useProof(plain);
  const changed = useProof(wished === plain ? undefined : wished);
  // Until the first one with these wishes is made, what there is is shown.
  const after = wished === plain ? before : { ...changed, proof: changed.proof ?? before.proof };
  return {
    before,
    after,
    format,
    setFormat,
    width,
    height: Math.max(1, Math.round((originalHeight * width) / originalWidth)),
  };
}
