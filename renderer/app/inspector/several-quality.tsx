import { RotateCcw } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ItemsDigest } from '../../../shared/model/items-digest.ts';
import type { CommonPatch } from '../../../shared/schemas/item.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { InspectorPart } from './inspector-part.tsx';
import { QUALITY_RANGE, SHARPENING_DEFAULTS, SHARPENING_RANGES } from './quality-wishes.ts';
import { SavedNumber } from './saved-number.tsx';
import { picturesOf } from './site-pictures.ts';
import type { SaveProblem } from './use-item-patch.ts';

/** How several pictures are compressed and sharpened when they are published. */
export function SeveralQuality(props: {
  readonly galleryId: string;
  readonly digest: ItemsDigest;
  readonly onSave: (image: NonNullable<CommonPatch['image']>) => Promise<SaveProblem>;
}) {
  const { galleryId, digest, onSave } = props;
  const workspace = useWorkspace();
  const { quality: siteQuality } = picturesOf(useCell(workspace.library)?.settings, galleryId);
  const { quality } = digest;
  const sharpening = {
    amount: digest.sharpeningAmount,
    radius: digest.sharpeningRadius,
    threshold: digest.sharpeningThreshold,
  };
  const all = [quality, ...Object.values(sharpening)];
  const isMixed = all.some((common) => common.isMixed);
  const isSet = isMixed || all.some((common) => !common.isMixed && common.value !== undefined);
  return (
    <InspectorPart
      label={t('inspector.qualityAndSharpening')}
      summary={
        isMixed
          ? t('inspector.mixed')
          : quality.isMixed || quality.value === undefined
            ? t(isSet ? 'inspector.sharpened' : 'inspector.asSite')
            : t('inspector.qualityShort', { quality: quality.value })
      }
      isOpen={workspace.preferences.isQualityOpen}
    >
      <SavedNumber
        label={t('inspector.quality')}
        {...QUALITY_RANGE}
        value={quality}
        placeholder={t('inspector.siteQuality', { quality: siteQuality })}
        onSave={(value) => onSave({ quality: value })}
      />
      {(['amount', 'radius', 'threshold'] as const).map((field) => (
        <SavedNumber
          key={field}
          label={t(`inspector.sharpening.${field}`)}
          {...SHARPENING_RANGES[field]}
          value={sharpening[field]}
          placeholder={String(SHARPENING_DEFAULTS[field])}
          onSave={(value) => onSave({ unsharpMasking: { [field]: value } })}
        />
      ))}
      <Button
        className="button inspector-wide"
        isDisabled={!isSet}
        onPress={() => void onSave({ quality: null, unsharpMasking: null })}
      >
        <RotateCcw size={14} strokeWidth={1.75} aria-hidden />
        {t('inspector.asSite')}
      </Button>
    </InspectorPart>
  );
}
