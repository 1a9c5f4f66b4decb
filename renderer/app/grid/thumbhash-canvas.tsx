import { useLayoutEffect, useRef } from 'react';
import { thumbHashToRGBA } from 'thumbhash';

/** The blurred placeholder of a picture. Drawn, not loaded: it is there in the first frame. */
export function ThumbhashCanvas(props: { readonly thumbhash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context === null || context === undefined) return;
    const bytes = Uint8Array.from(atob(props.thumbhash), (character) => character.charCodeAt(0));
    const { w, h, rgba } = thumbHashToRGBA(bytes);
    canvas.current.width = w;
    canvas.current.height = h;
    context.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0);
  }, [props.thumbhash]);
  return <canvas ref={canvas} className="picture-placeholder" aria-hidden />;
}
