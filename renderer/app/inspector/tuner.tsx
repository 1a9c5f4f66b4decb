import { Input } from 'react-aria-components/Input';
import { NumberField } from 'react-aria-components/NumberField';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';

/** A number to be tuned by a thumb or typed. */
export function Tuner(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
  /** The thumb was let go. */
  readonly onSettle: () => void;
}) {
  const { label, value, min, max, step, isDisabled = false, onChange } = props;
  const range = { minValue: min, maxValue: max, step, value, isDisabled };
  return (
    <div className="tuner">
      <span className="field-label" aria-hidden>
        {label}
      </span>
      <NumberField
        className="tuner-number"
        aria-label={label}
        {...range}
        onChange={(next) => {
          if (!Number.isNaN(next)) onChange(next);
        }}
      >
        <Input className="input tuner-input" />
      </NumberField>
      <Slider
        className="tuner-slider"
        aria-label={label}
        {...range}
        onChange={onChange}
        onChangeEnd={props.onSettle}
      >
        <SliderTrack className="tuner-track">
          <div className="tuner-fill" style={{ inlineSize: `${((value - min) / (max - min)) * 100}%` }} />
          <SliderThumb className="tuner-thumb" />
        </SliderTrack>
      </Slider>
    </div>
  );
}
