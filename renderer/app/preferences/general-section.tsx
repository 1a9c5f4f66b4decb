import { THEMES } from '../../../shared/contract/desktop.ts';
import { SelectField } from '../controls/select-field.tsx';
import { MOTIONS } from '../state/preferences.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { LANGUAGES, SYSTEM_LANGUAGE } from '../text/languages.ts';
import { t } from '../text/text.ts';
import { changeLanguage } from '../text/use-language.ts';
import { chooseTheme, useChosenTheme } from '../theme/use-theme.ts';

/** How the window looks, speaks and moves. */
export function GeneralSection() {
  const workspace = useWorkspace();
  const { preferences } = workspace;
  const theme = useChosenTheme(workspace);
  const language = useCell(preferences.language);
  const motion = useCell(preferences.motion);
  const languages = [
    { id: SYSTEM_LANGUAGE, label: t('view.systemLanguage') },
    ...LANGUAGES.map(({ id, name }) => ({ id, label: name })),
  ];
  // A language for trying out translations is no entry of the list.
  const isListed = languages.some(({ id }) => id === language);
  return (
    <div className="preferences-fields">
      <SelectField
        label={t('view.theme')}
        options={THEMES.map((id) => ({ id, label: t(`view.${id}`) }))}
        value={theme}
        onChange={(next) => chooseTheme(workspace, next)}
      />
      <SelectField
        label={t('view.language')}
        options={isListed ? languages : [...languages, { id: language, label: language }]}
        value={language}
        onChange={(next) => changeLanguage(workspace, next)}
      />
      <SelectField
        label={t('preferences.motion')}
        options={MOTIONS.map((id) => ({ id, label: t(`preferences.motionAs.${id}`) }))}
        value={motion}
        onChange={(next) => preferences.motion.set(next)}
      />
      <p className="field-hint">{t('preferences.generalHint')}</p>
    </div>
  );
}
