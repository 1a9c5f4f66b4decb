import { Checkbox } from 'react-aria-components/Checkbox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import type { PictureFormat } from '../../../shared/publish/site-settings.ts';
import { t } from '../text/text.ts';

const FORMATS: readonly PictureFormat[] = ['avif', 'webp', 'jpeg'];

/** Formats and quality of published pictures. */
export function SitePicturesField(props: {
  readonly formats: readonly PictureFormat[];
  readonly quality: number;
  readonly onChange: (pictures: {
    readonly formats?: readonly PictureFormat[];
    readonly quality?: number;
  }) => void;
}) {
  const { formats, quality, onChange } = props;
  return (
    <fieldset className="site-pictures">
      <legend className="field-label">{t('publish.pictures')}</legend>
      <div className="site-row">
        {FORMATS.map((format) => (
          <Checkbox
            key={format}
            className="checkbox"
            isSelected={formats.includes(format)}
            // Every browser shows JPEG, so it is always there.
            isDisabled={format === 'jpeg'}
            onChange={(isOn) =>
              onChange({ formats: FORMATS.filter((one) => (one === format ? isOn : formats.includes(one))) })
            }
          >
            <span className="checkbox-box" aria-hidden />
            {t(`publish.formats.${format}`)}
          </Checkbox>
        ))}
        <NumberField
          className="field site-quality"
          value={quality}
          minValue={30}
          maxValue={100}
          step={1}
          onChange={(value) => onChange({ quality: Number.isNaN(value) ? quality : value })}
        >
          <Label className="field-label">{t('publish.quality')}</Label>
          <Input className="input" />
        </NumberField>
      </div>
      <p className="field-hint">{t('publish.picturesHint')}</p>
    </fieldset>
  );
}
