import { Image } from 'lucide-react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { TILE_SIZES } from '../state/preferences.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import './tile-size-slider.css';

/** How large the gallery's pictures are shown. */
export function TileSizeSlider() {
  const { itemView, tileSize } = useWorkspace().preferences;
  const value = useCell(tileSize);
  // The rows of a list have one height.
  if (useCell(itemView) === 'LIST') return null;
  return (
    <div className="size">
      <Image size={12} strokeWidth={1.75} aria-hidden />
      <Slider
        className="size-slider"
        aria-label={t('toolbar.size')}
        minValue={TILE_SIZES.min}
        maxValue={TILE_SIZES.max}
        step={TILE_SIZES.step}
        value={value}
        onChange={(next) => tileSize.set(next)}
      >
        <SliderTrack className="size-track">
          <SliderThumb className="size-thumb" />
        </SliderTrack>
      </Slider>
      <Image size={17} strokeWidth={1.5} aria-hidden />
    </div>
  );
}
