/** The part of heic-decode 2.1 that is used; the package brings no types. */
declare module 'heic-decode' {
  interface HeicImage {
    readonly width: number;
    readonly height: number;
    decode(): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
  }

  /** Opens all pictures of a file; each is decoded when it is asked for. `dispose` frees the decoder's memory. */
  export type DecodeAll = (input: {
    readonly buffer: Uint8Array;
  }) => Promise<readonly HeicImage[] & { readonly dispose: () => void }>;

  const decoder: { readonly all: DecodeAll };
  export default decoder;
}
