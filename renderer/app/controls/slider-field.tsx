import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import './slider-field.css';

/** A number of a range, with its value in words. */
export function SliderField(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly describe: (value: number) => string;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, min, max, step, describe, onChange } = props;
  return (
    <Slider
      className="slider-field"
      minValue={min}
      maxValue={max}
      step={step}
      value={value}
      onChange={onChange}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput className="slider-output">{describe(value)}</SliderOutput>
      <SliderTrack className="size-track slider-track">
        <SliderThumb className="size-thumb" />
      </SliderTrack>
    </Slider>
  );
}
