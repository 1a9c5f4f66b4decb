import { t } from '../text/text.ts';
import {
  QUALITY_RANGE,
  SHARPENING_DEFAULTS,
  SHARPENING_RANGES,
  withSharpening,
  type QualityWishes,
} from './quality-wishes.ts';
import { Tuner } from './tuner.tsx';
import type { Settling } from './use-settling.ts';

/** The numbers that say how a picture is compressed and sharpened. */
export function QualityControls(props: {
  readonly wishes: Settling<QualityWishes>;
  /** 30..100 */
  readonly siteQuality: number;
}) {
  const { wishes, siteQuality } = props;
  const { quality = siteQuality, unsharpMasking } = wishes.shown;
  const sharpening = { ...SHARPENING_DEFAULTS, ...unsharpMasking };
  return (
    <div className="tuners">
      <Tuner
        label={t('inspector.quality')}
        {...QUALITY_RANGE}
        value={quality}
        onChange={(next) => wishes.change({ ...wishes.shown, quality: next })}
        onSettle={wishes.settle}
      />
      {(['amount', 'radius', 'threshold'] as const).map((field) => (
        <Tuner
          key={field}
          label={t(`inspector.sharpening.${field}`)}
          {...SHARPENING_RANGES[field]}
          value={sharpening[field]}
          // Of nothing, neither the radius nor the threshold matters.
          isDisabled={field !== 'amount' && sharpening.amount === 0}
          onChange={(next) => wishes.change(withSharpening(wishes.shown, { [field]: next }))}
          onSettle={wishes.settle}
        />
      ))}
    </div>
  );
}
