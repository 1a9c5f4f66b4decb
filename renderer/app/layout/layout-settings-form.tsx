import type { LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import { readsSetting } from '../../../shared/layout/settings-read.ts';
import { CheckField } from '../controls/check-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { SliderField } from '../controls/slider-field.tsx';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

const CAPTIONS = ['NONE', 'ON_HOVER', 'BELOW'] as const satisfies readonly LayoutSettings['captions'][];
const HOVERS = [
  'NONE',
  'ZOOM_IN',
  'SHRINK',
  'DARKEN',
  'BLUR',
  'GRAYSCALE',
  'COLOUR_IN',
  'INVERT',
] as const satisfies readonly LayoutSettings['hover'][];
const CLICKS = [
  'LIGHTBOX',
  'MAGNIFY',
  'LINK',
  'NOTHING',
] as const satisfies readonly LayoutSettings['click'][];
const LOADINGS = ['LOAD_MORE', 'INFINITE_SCROLL'] as const satisfies readonly LayoutSettings['loading'][];
const VIDEOS = [
  'ON_CLICK',
  'ON_HOVER',
  'AUTOMATICALLY',
] as const satisfies readonly LayoutSettings['video'][];

/** The ratios that pictures are commonly cropped to, by what they are called. */
const RATIOS = {
  '1:1': 1,
  '3:2': 3 / 2,
  '4:3': 4 / 3,
  '16:9': 16 / 9,
  '2:3': 2 / 3,
  '3:4': 3 / 4,
  '9:16': 9 / 16,
};

const px = (value: number): string => t('layout.px', { value });

/** The settings that make a difference in the layout. */
export function LayoutSettingsForm(props: {
  readonly settings: LayoutSettings;
  readonly onChange: (changes: Partial<LayoutSettings>) => void;
}) {
  const { settings, onChange } = props;
  const reads = (setting: keyof LayoutSettings): boolean => readsSetting(settings.layout, setting);
  const ratio = Object.entries(RATIOS).find(([, value]) => Math.abs(value - settings.ratio) < 0.01)?.[0];
  const ratios = Object.keys(RATIOS).map((id) => ({ id, label: id }));
  return (
    <div className="layout-form">
      <section className="layout-group" aria-label={t('layout.group.boxes')}>
        <h3>{t('layout.group.boxes')}</h3>
        <SliderField
          label={t('layout.spacing')}
          {...{ min: 0, max: 80, step: 1, describe: px }}
          value={settings.spacing}
          onChange={(spacing) => onChange({ spacing })}
        />
        {reads('itemSize') ? (
          <SliderField
            label={t('layout.itemSize')}
            {...{ min: 80, max: 800, step: 10, describe: px }}
            value={settings.itemSize}
            onChange={(itemSize) => onChange({ itemSize })}
          />
        ) : null}
        {reads('columns') ? (
          <SliderField
            label={t('layout.columns')}
            {...{ min: 0, max: 12, step: 1 }}
            describe={(value) => (value === 0 ? t('layout.columnsBySize') : formatNumber(value))}
            value={settings.columns ?? 0}
            onChange={(columns) => onChange({ columns: columns === 0 ? undefined : columns })}
          />
        ) : null}
        {reads('ratio') ? (
          <SelectField
            label={t('layout.ratio')}
            options={
              ratio === undefined
                ? [...ratios, { id: 'OWN', label: formatNumber(Math.round(settings.ratio * 100) / 100) }]
                : ratios
            }
            value={ratio ?? 'OWN'}
            onChange={(id) => {
              const chosen = Object.entries(RATIOS).find(([name]) => name === id)?.[1];
              if (chosen !== undefined) onChange({ ratio: chosen });
            }}
          />
        ) : null}
        <SliderField
          label={t('layout.cornerRadius')}
          {...{ min: 0, max: 60, step: 1, describe: px }}
          value={settings.cornerRadius}
          onChange={(cornerRadius) => onChange({ cornerRadius })}
        />
      </section>
      <section className="layout-group" aria-label={t('layout.group.behaviour')}>
        <h3>{t('layout.group.behaviour')}</h3>
        <SelectField
          label={t('layout.captions')}
          options={CAPTIONS.map((id) => ({ id, label: t(`layout.caption.${id}`) }))}
          value={settings.captions}
          onChange={(captions) => onChange({ captions })}
        />
        <SelectField
          label={t('layout.hover')}
          options={HOVERS.map((id) => ({ id, label: t(`layout.hovers.${id}`) }))}
          value={settings.hover}
          onChange={(hover) => onChange({ hover })}
        />
        <SelectField
          label={t('layout.click')}
          options={CLICKS.map((id) => ({ id, label: t(`layout.clicks.${id}`) }))}
          value={settings.click}
          onChange={(click) => onChange({ click })}
        />
        <SelectField
          label={t('layout.video')}
          options={VIDEOS.map((id) => ({ id, label: t(`layout.videos.${id}`) }))}
          value={settings.video}
          onChange={(video) => onChange({ video })}
        />
        {reads('slideSeconds') ? (
          <SliderField
            label={t('layout.slideSeconds')}
            {...{ min: 0, max: 20, step: 1 }}
            describe={(value) =>
              value === 0 ? t('layout.slidesWait') : t('layout.seconds', { count: value })
            }
            value={settings.slideSeconds}
            onChange={(slideSeconds) => onChange({ slideSeconds })}
          />
        ) : null}
      </section>
      <section className="layout-group" aria-label={t('layout.group.page')}>
        <h3>{t('layout.group.page')}</h3>
        <SelectField
          label={t('layout.loading')}
          options={LOADINGS.map((id) => ({ id, label: t(`layout.loadings.${id}`) }))}
          value={settings.loading}
          onChange={(loading) => onChange({ loading })}
        />
        <SliderField
          label={t('layout.pageSize')}
          {...{ min: 10, max: 500, step: 10, describe: (value: number) => formatNumber(value) }}
          value={settings.pageSize}
          onChange={(pageSize) => onChange({ pageSize })}
        />
        <CheckField
          isSelected={settings.areTagsShown}
          onChange={(areTagsShown) => onChange({ areTagsShown })}
        >
          {t('layout.areTagsShown')}
        </CheckField>
      </section>
    </div>
  );
}
