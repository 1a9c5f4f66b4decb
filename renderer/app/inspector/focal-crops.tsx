import type { FocalPoint } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { longerSideFilling, thumbnailAddress } from '../grid/media-address.ts';
import { objectPosition } from '../grid/object-position.ts';
import { usePixelRatio } from '../grid/use-pixel-ratio.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Width divided by height. */
const SHAPES = { square: 1, portrait: 3 / 4, wide: 16 / 9 } as const;

/** The picture as pages crop it around its focal point, in the shapes that are most used. */
export function FocalCrops(props: {
  readonly file: MediaFile;
  readonly point: FocalPoint;
  /** px */
  readonly height: number;
  /** Told of the shape of the crop that the pointer is on. */
  readonly onLook: (shape: number | undefined) => void;
}) {
  const { file, point, height, onLook } = props;
  const desktop = useCell(useWorkspace().desktop);
  const pixelRatio = usePixelRatio();
  if (desktop === undefined) return null;
  return (
    <div className="focal-crops">
      {(['square', 'portrait', 'wide'] as const).map((name) => {
        const shape = SHAPES[name];
        const width = height * shape;
        const side = longerSideFilling(file, width, height);
        return (
          <figure
            key={name}
            className="focal-crop"
            onPointerEnter={() => onLook(shape)}
            onPointerLeave={() => onLook(undefined)}
          >
            <img
              className="focal-crop-picture"
              src={thumbnailAddress(desktop.mediaBase, file, side, pixelRatio)}
              alt={t('inspector.cropLabel', { shape: t(`inspector.crop.${name}`) })}
              draggable={false}
              style={{ width, height, objectPosition: objectPosition(point) }}
            />
            <figcaption className="focal-crop-name" aria-hidden>
              {t(`inspector.crop.${name}`)}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}
