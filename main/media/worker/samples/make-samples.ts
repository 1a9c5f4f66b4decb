/** Placeholder until the sample pictures are drawn. */
export async function makeSamples(_folder: string, _seed: number): Promise<{ files: number }> {
  return { files: 0 };
}
