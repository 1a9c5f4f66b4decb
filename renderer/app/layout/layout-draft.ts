import { settingsFor, type LayoutName, type LayoutSettings } from '../../../shared/layout/layout-settings.ts';

/** What differs from what the layout looks best with: that alone is kept, so that later defaults reach the galleries that follow them. */
export function chosenSettings(settings: LayoutSettings): Partial<LayoutSettings> {
  const preferred = Object.entries(settingsFor(settings.layout));
  const own = Object.entries(settings).filter(
    ([field, value]) => value !== undefined && preferred.find(([name]) => name === field)?.[1] !== value,
  );
  return { ...Object.fromEntries(own), layout: settings.layout };
}

/** The settings with another layout: what a person chose stays, the rest is as that layout looks best. */
export function withLayoutName(settings: LayoutSettings, layout: LayoutName): LayoutSettings {
  return { ...settingsFor(layout), ...chosenSettings(settings), layout };
}
