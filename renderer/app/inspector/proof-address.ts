import type { ProofWishes } from '../../../shared/schemas/proof.ts';

/** Where a picture is had as it would be published. */
export function proofAddress(mediaBase: string, mediaId: string, wishes: ProofWishes): string {
  const { format, width, quality, sharpening = {} } = wishes;
  const query = new URLSearchParams({ format, width: String(width), quality: String(quality) });
  for (const field of ['amount', 'radius', 'threshold'] as const) {
    const value = sharpening[field];
    if (value !== undefined) query.set(field, String(value));
  }
  return `${mediaBase}proofs/${encodeURIComponent(mediaId)}?${query.toString()}`;
}
