import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

/** Things of which one is chosen. */
export interface ChoiceSection {
  readonly label: string;
  /** Their ids are unique in the whole menu. */
  readonly choices: readonly { readonly id: string; readonly label: string; readonly icon: LucideIcon }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** A button with an icon that opens a menu of choices, section by section; of one alone the name is the button's. */
export function ChoiceMenu(props: {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly sections: readonly ChoiceSection[];
}) {
  const { label, icon: Icon, sections } = props;
  return (
    <MenuTrigger>
      <TooltipTrigger delay={600} closeDelay={0}>
        <Button className="icon-button" aria-label={label}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {label}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu className="menu scroller" aria-label={label}>
          {sections.map((section) => (
            <MenuSection
              key={section.label}
              aria-label={section.label}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[section.chosen]}
              onSelectionChange={(keys) => {
                const next = section.choices.find(({ id }) => keys !== 'all' && keys.has(id));
                if (next !== undefined) section.onChoose(next.id);
              }}
            >
              {sections.length === 1 ? null : <Header className="menu-header">{section.label}</Header>}
              {section.choices.map((choice) => (
                <MenuItem
                  key={choice.id}
                  id={choice.id}
                  className="menu-item checkable"
                  textValue={choice.label}
                >
                  <choice.icon size={15} strokeWidth={1.75} aria-hidden />
                  {choice.label}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
