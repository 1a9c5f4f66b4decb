/** Three empty frames on a wall: the mark of an empty place. */
export function FramesArt() {
  return (
    <svg className="frames-art" viewBox="0 0 168 96" width="168" height="96" fill="none" aria-hidden>
      <path className="frames-art-wire" d="M36 26 52 8l16 18M100 34l14-18 14 18" />
      <rect className="frames-art-frame" x="24" y="26" width="56" height="66" rx="2" />
      <rect className="frames-art-mat" x="33" y="35" width="38" height="48" />
      <rect className="frames-art-frame" x="92" y="34" width="52" height="40" rx="2" />
      <rect className="frames-art-mat" x="100" y="42" width="36" height="24" />
    </svg>
  );
}
