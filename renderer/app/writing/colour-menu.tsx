import { Ban, Check, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { t, type TextKey } from '../text/text.ts';

/** Colours that go with photographs, with a name that a screen reader can say. */
const COLOURS = [
  ['#1d1c1a', 'writing.colours.ink'],
  ['#68655f', 'writing.colours.stone'],
  ['#f4f2ee', 'writing.colours.paper'],
  ['#b3261e', 'writing.colours.red'],
  ['#b45309', 'writing.colours.amber'],
  ['#3f6212', 'writing.colours.moss'],
  ['#0f5a63', 'writing.colours.sea'],
  ['#1f4f9e', 'writing.colours.blue'],
  ['#6b3fa0', 'writing.colours.violet'],
] as const satisfies readonly (readonly [string, TextKey])[];

const NONE = 'NONE';

/** `rgb(29, 28, 26)` as `#1d1c1a`: how browsers give back what was set. */
export function hexadecimalOf(colour: string): string {
  const channels = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour)?.slice(1, 4);
  return channels === undefined
    ? colour.toLowerCase()
    : `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** A colour of a few, or none. */
export function ColourMenu(props: {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Empty for none. */
  readonly chosen: string;
  readonly onChoose: (colour: string | undefined) => void;
  /** Stands among fields, and tells what is chosen by its name. */
  readonly isField?: true;
}) {
  const { label, icon: Icon } = props;
  const chosen = hexadecimalOf(props.chosen);
  const named = COLOURS.find(([colour]) => colour === chosen)?.[1];
  const name = chosen === '' ? t('writing.colours.none') : named === undefined ? chosen : t(named);
  return (
    <DialogTrigger>
      {props.isField ? (
        <Button className="button colour-field" aria-label={t('writing.colourIs', { label, name })}>
          <span
            className="colour-swatch"
            style={chosen === '' ? {} : { background: chosen }}
            data-none={chosen === '' || undefined}
          />
          {name}
        </Button>
      ) : (
        <Button className="icon-button colour-button" aria-label={label}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span
            className="colour-dot"
            style={chosen === '' ? {} : { background: chosen }}
            data-none={chosen === '' || undefined}
          />
        </Button>
      )}
      <Popover className="popover" placement="bottom start" offset={6}>
        <Dialog className="colour-dialog" aria-label={label}>
          {({ close }) => (
            <ListBox
              className="colour-list"
              aria-label={label}
              layout="grid"
              selectionMode="single"
              autoFocus
              selectedKeys={[chosen === '' ? NONE : chosen]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                props.onChoose(key === undefined || key === NONE ? undefined : String(key));
                close();
              }}
            >
              <ListBoxItem
                id={NONE}
                className="colour-choice"
                textValue={t('writing.colours.none')}
                aria-label={t('writing.colours.none')}
              >
                <Ban size={16} strokeWidth={1.75} aria-hidden />
              </ListBoxItem>
              {COLOURS.map(([colour, name]) => (
                <ListBoxItem
                  key={colour}
                  id={colour}
                  className="colour-choice"
                  textValue={t(name)}
                  aria-label={t(name)}
                  style={{ background: colour }}
                >
                  {colour === chosen ? <Check size={15} strokeWidth={2.5} aria-hidden /> : null}
                </ListBoxItem>
              ))}
            </ListBox>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
