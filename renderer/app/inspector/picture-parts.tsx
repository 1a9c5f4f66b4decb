import type { ImageItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { FocalPointField } from './focal-point-field.tsx';
import { QualityField } from './quality-field.tsx';
import { useItemEdits } from './use-item-patch.ts';

/** How the picture of an item is published: what crops keep in view, how it is compressed and sharpened. */
export function PictureParts(props: {
  readonly galleryId: string;
  readonly item: ImageItem;
  readonly file: MediaFile;
}) {
  const { galleryId, item, file } = props;
  const { save } = useItemEdits({ galleryId, itemIds: [item.id] });
  // Nothing is cut out of what cannot be shown.
  if (file.status !== 'READY' || file.width === undefined || file.height === undefined) return null;
  return (
    <>
      <FocalPointField
        file={file}
        value={item.image.focalPoint}
        onSave={(focalPoint) => save({ image: { focalPoint } })}
      />
      {file.mimeType === 'image/svg+xml' ? null : (
        <QualityField
          galleryId={galleryId}
          image={item.image}
          file={file}
          onSave={(image) => save({ image })}
        />
      )}
    </>
  );
}
