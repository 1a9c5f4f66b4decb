import type { ImagePayload } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { CENTRE } from './focal-geometry.ts';
import { InspectorPart } from './inspector-part.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { changesTo, wishesOf, type QualityWishes } from './quality-wishes.ts';
import { picturesOf } from './site-pictures.ts';
import type { SaveProblem } from './use-item-patch.ts';
import { useSettling } from './use-settling.ts';
import './quality.css';

/** How a picture is compressed and sharpened when it is published, where it is not to be as the site says. */
export function QualityField(props: {
  readonly galleryId: string;
  readonly image: ImagePayload;
  readonly file: MediaFile;
  readonly onSave: (changes: ReturnType<typeof changesTo>) => Promise<SaveProblem>;
}) {
  const { galleryId, image, file, onSave } = props;
  const workspace = useWorkspace();
  const pictures = picturesOf(useCell(workspace.library)?.settings, galleryId);
  const saved = wishesOf(image);
  const wishes = useSettling<QualityWishes>(saved, (next) => onSave(changesTo(saved, next)));
  const isSet = saved.quality !== undefined || saved.unsharpMasking !== undefined || wishes.isPending;
  const { quality = pictures.quality, unsharpMasking } = wishes.shown;
  const isSharpened = (unsharpMasking?.amount ?? 0) > 0;
  async function reset(): Promise<void> {
    wishes.revert();
    if ((await onSave(changesTo(saved, {}))) === undefined) {
      workspace.messages.announce(t('inspector.qualityIsReset'));
    }
  }
  return (
    <InspectorPart
      label={t('inspector.qualityAndSharpening')}
      summary={
        isSet
          ? t(isSharpened ? 'inspector.qualitySharpened' : 'inspector.qualityShort', { quality })
          : t('inspector.asSite')
      }
      isOpen={workspace.preferences.isQualityOpen}
    >
      <QualityPanel
        file={file}
        wishes={wishes}
        isSet={isSet}
        pictures={pictures}
        focalPoint={image.focalPoint ?? CENTRE}
        onReset={() => void reset()}
      />
    </InspectorPart>
  );
}
