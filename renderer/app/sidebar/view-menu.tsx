import { Command, Keyboard, Monitor, Moon, Plug, Sun, SunMoon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import type { Theme } from '../../../shared/contract/desktop.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { chooseTheme, useChosenTheme } from '../theme/use-theme.ts';
import { LANGUAGES, SYSTEM_LANGUAGE } from '../text/languages.ts';
import { t } from '../text/text.ts';
import { changeLanguage } from '../text/use-language.ts';

const THEMES = [
  { id: 'SYSTEM', icon: Monitor },
  { id: 'LIGHT', icon: Sun },
  { id: 'DARK', icon: Moon },
] as const satisfies readonly { id: Theme; icon: unknown }[];

/** Keys are unique in all the menu, and both the appearance and the language can be the system's. */
const LANGUAGE_KEY = 'language:';

/** How the window looks, and its shortcuts. */
export function ViewMenu() {
  const workspace = useWorkspace();
  const chosen = useChosenTheme(workspace);
  const language = useCell(workspace.preferences.language);
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t('view.menu')}>
        <SunMoon size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="top end" offset={6}>
        <Menu className="menu" aria-label={t('view.menu')}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              const next = THEMES.find(({ id }) => id === key);
              if (next !== undefined) chooseTheme(workspace, next.id);
            }}
          >
            <Header className="menu-header">{t('view.theme')}</Header>
            {THEMES.map(({ id, icon: Icon }) => (
              <MenuItem key={id} id={id} className="menu-item checkable" textValue={t(`view.${id}`)}>
                <Icon size={15} strokeWidth={1.75} aria-hidden />
                {t(`view.${id}`)}
              </MenuItem>
            ))}
          </MenuSection>
          {LANGUAGES.length > 1 ? (
            <MenuSection
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[LANGUAGE_KEY + language]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                if (key !== undefined) changeLanguage(workspace, String(key).slice(LANGUAGE_KEY.length));
              }}
            >
              <Header className="menu-header">{t('view.language')}</Header>
              <MenuItem
                id={LANGUAGE_KEY + SYSTEM_LANGUAGE}
                className="menu-item checkable"
                textValue={t('view.systemLanguage')}
              >
                {t('view.systemLanguage')}
              </MenuItem>
              {LANGUAGES.map(({ id, name, direction }) => (
                <MenuItem key={id} id={LANGUAGE_KEY + id} className="menu-item checkable" textValue={name}>
                  <span lang={id} dir={direction}>
                    {name}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          <Separator className="menu-separator" />
          <MenuItem
            className="menu-item"
            textValue={t('palette.title')}
            onAction={() => workspace.dialog.set('PALETTE')}
          >
            <Command size={15} strokeWidth={1.75} aria-hidden />
            {t('palette.title')}
            <kbd aria-hidden>{t('palette.key.open')}</kbd>
          </MenuItem>
          <MenuItem
            className="menu-item"
            textValue={t('shortcuts.title')}
            onAction={() => workspace.dialog.set('SHORTCUTS')}
          >
            <Keyboard size={15} strokeWidth={1.75} aria-hidden />
            {t('shortcuts.title')}
            <kbd aria-hidden>{t('key.help')}</kbd>
          </MenuItem>
          <MenuItem
            className="menu-item"
            textValue={t('programs.menu')}
            onAction={() => workspace.dialog.set('PROGRAMS')}
          >
            <Plug size={15} strokeWidth={1.75} aria-hidden />
            {t('programs.menu')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
