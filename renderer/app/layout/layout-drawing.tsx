import { layOutGallery } from '../../../shared/layout/lay-out-gallery.ts';
import { settingsFor, type LayoutName } from '../../../shared/layout/layout-settings.ts';

/** px of the container that is drawn, and of what of it is seen. */
const WIDTH = 1000;
const HEIGHT = 640;

/** px below a strip of thumbnails. */
const EDGE = 24;

/** Ratios as a roll of photographs has them. */
const RATIOS = [1.5, 0.67, 1.5, 1, 1.5, 0.75, 1.78, 1.5, 0.67, 1.5, 1.33, 1, 1.5, 0.8, 1.5, 1.5];

/** A layout as a drawing of its boxes, made by the layout itself. */
export function LayoutDrawing(props: { readonly layout: LayoutName }) {
  const { layout } = props;
  const { boxes, thumbnails = [] } = layOutGallery(RATIOS, WIDTH, {
    ...settingsFor(layout),
    spacing: 24,
    captions: 'NONE',
  });
  const top = boxes.reduce((height, box) => Math.max(height, box.y + box.height), 0);
  // What is low stands in the middle.
  const offset = Math.max(0, (HEIGHT - top) / 2);
  return (
    <svg
      className="layout-drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMin slice"
      aria-hidden
    >
      {boxes.map((box, index) => (
        <rect key={index} x={box.x} y={box.y + offset} width={box.width} height={box.height} rx={10} />
      ))}
      {thumbnails.map((box, index) => (
        <rect
          key={index}
          x={box.x}
          y={HEIGHT - box.height - EDGE}
          width={box.width}
          height={box.height}
          rx={10}
          className="layout-drawing-strip"
        />
      ))}
    </svg>
  );
}
