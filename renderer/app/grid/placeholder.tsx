import { useMemo } from 'react';
import { thumbHashToDataURL } from 'thumbhash';

/**
 * The blurred placeholder of a picture. It holds its pixels itself, so that nothing is loaded. No canvas: each would be a layer of its own to
 * the browser, and with a screen full of them scrolling is slow.
 */
export function Placeholder(props: { readonly thumbhash: string }) {
  const { thumbhash } = props;
  const source = useMemo(
    () => thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0))),
    [thumbhash],
  );
  return (
    <img
      className="picture-placeholder"
      src={source}
      alt=""
      aria-hidden
      draggable={false}
      // It is there in the first frame.
      decoding="sync"
    />
  );
}
