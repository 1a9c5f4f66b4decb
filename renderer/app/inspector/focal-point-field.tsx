import { Maximize2, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { FocalPoint } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatPercent } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { FocalCrops } from './focal-crops.tsx';
import { FocalDialog } from './focal-dialog.tsx';
import { CENTRE, cropOf } from './focal-geometry.ts';
import { FocalPicker } from './focal-picker.tsx';
import { InspectorPart } from './inspector-part.tsx';
import type { SaveProblem } from './use-item-patch.ts';
import { useSettling } from './use-settling.ts';
import './focal-point.css';

/** px: as wide as the inspector's fields, and crops that fit beside each other below. */
const PICTURE = { width: 240, height: 200 } as const;
const CROP_HEIGHT = 62;

/** What crops of a picture keep in view: chosen on the picture, with the crops at once below it. */
export function FocalPointField(props: {
  readonly file: MediaFile;
  readonly value: FocalPoint | undefined;
  readonly onSave: (value: FocalPoint | null) => Promise<SaveProblem>;
}) {
  const { file, value, onSave } = props;
  const workspace = useWorkspace();
  const point = useSettling<FocalPoint>(value ?? CENTRE, onSave);
  const [shape, setShape] = useState<number>();
  const [isLarge, setLarge] = useState(false);
  const { x, y } = point.shown;
  const { width = 1, height = 1 } = file;
  const isSet = value !== undefined || point.isPending;
  const picker = (size: { readonly width: number; readonly height: number }) => (
    <FocalPicker
      file={file}
      {...size}
      point={point}
      crop={shape === undefined ? undefined : cropOf({ width, height }, shape, point.shown)}
    />
  );
  const crops = (cropHeight: number) => (
    <FocalCrops file={file} point={point.shown} height={cropHeight} onLook={setShape} />
  );
  async function reset(): Promise<void> {
    point.revert();
    if ((await onSave(null)) === undefined) workspace.messages.announce(t('inspector.focalIsReset'));
  }
  return (
    <InspectorPart
      label={t('inspector.focalPoint')}
      summary={
        isSet
          ? t('inspector.focalShort', { x: formatPercent(x), y: formatPercent(y) })
          : t('inspector.focalCentre')
      }
      isOpen={workspace.preferences.isFocalPointOpen}
    >
      {picker(PICTURE)}
      {crops(CROP_HEIGHT)}
      {point.problem === undefined ? (
        <p className="field-hint">{t('inspector.focalHint')}</p>
      ) : (
        <p className="field-problem" role="alert">
          {point.problem}
        </p>
      )}
      <div className="inspector-buttons">
        <Button className="button" onPress={() => setLarge(true)}>
          <Maximize2 size={14} strokeWidth={1.75} aria-hidden />
          {t('inspector.larger')}
        </Button>
        <Button className="button" isDisabled={!isSet} onPress={() => void reset()}>
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden />
          {t('inspector.focalReset')}
        </Button>
      </div>
      {isLarge ? (
        <FocalDialog
          picker={picker}
          crops={crops}
          onClose={() => {
            point.settle();
            setLarge(false);
          }}
        />
      ) : null}
    </InspectorPart>
  );
}
