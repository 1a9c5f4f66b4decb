import { Keyboard, Monitor, Moon, Plug, Sun, SunMoon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import type { Theme } from '../../../shared/contract/desktop.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { chooseTheme, useChosenTheme } from '../theme/use-theme.ts';
import { t } from '../text/text.ts';

const THEMES = [
  { id: 'SYSTEM', icon: Monitor },
  { id: 'LIGHT', icon: Sun },
  { id: 'DARK', icon: Moon },
] as const satisfies readonly { id: Theme; icon: unknown }[];

/** How the window looks, and its shortcuts. */
export function ViewMenu() {
  const workspace = useWorkspace();
  const chosen = useChosenTheme(workspace);
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
          <Separator className="menu-separator" />
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
