import { ArrowLeftRight, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '../controls/icon-button.tsx';
import { matchesItemFilter } from '../../../shared/model/item-filter.ts';
import { shortNameOf } from '../gallery/item-name.ts';
import { markItems, markOfKey, type Mark } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { selectOnly } from '../state/selection.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { ComparePane } from './compare-pane.tsx';
import { PANS } from './use-loupe-keys.ts';
import type { SharedZoom, ZoomControl } from './use-zoom.ts';
import type { Zoom } from './zoom.ts';
import './loupe.css';
import './compare.css';

const ROLES = ['SELECT', 'CANDIDATE'] as const;
type Role = (typeof ROLES)[number];

/**
 * Two pictures beside each other: the one chosen so far and one that may be better. Arrows bring other candidates, Enter takes the candidate,
 * keys of flags and stars go to the picture that is active.
 */
export function Compare(props: {
  readonly items: GalleryItems;
  readonly ids: readonly [select: string, candidate: string];
}) {
  const { items } = props;
  const workspace = useWorkspace();
  const mediaBase = useCell(workspace.desktop)?.mediaBase;
  const { list } = useCell(items.pages.cell);
  const [ids, setIds] = useState({ SELECT: props.ids[0], CANDIDATE: props.ids[1] });
  const [active, setActive] = useState<Role>('CANDIDATE');
  const [zoom, setZoom] = useState<Zoom>('FIT');
  const shared: SharedZoom = { zoom, setZoom };
  /** Zoomed by the keys is what is active, and the other one with it: only a pane knows how large its picture is. */
  const controls = useRef<Partial<Record<Role, ZoomControl>>>({});
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus(), []);
  const close = (): void => {
    items.selection.set(selectOnly(ids.SELECT));
    workspace.compared.set(undefined);
  };
  const [select, candidate] = [list.get(ids.SELECT), list.get(ids.CANDIDATE)];
  const isGone = select === undefined || candidate === undefined;
  useEffect(() => {
    if (isGone) workspace.compared.set(undefined);
  }, [isGone, workspace]);

  /** The next one before or behind the candidate that is not the one chosen so far; answers whether there is one. */
  async function goOn(
    step: number,
    from = list.indexOf(ids.CANDIDATE),
    chosen = ids.SELECT,
    leaving?: string,
  ): Promise<boolean> {
    for (let index = from + step; index >= 0 && index < list.total; index += step) {
      await items.pages.ensure(index, index);
      const item = items.pages.list.at(index);
      if (item === undefined || item.id === chosen || item.id === leaving) continue;
      setIds({ SELECT: chosen, CANDIDATE: item.id });
      setActive('CANDIDATE');
      workspace.messages.announce(t('compare.CANDIDATE', { name: shortNameOf(item) }));
      return true;
    }
    return false;
  }

  function take(): void {
    const chosen = ids.CANDIDATE;
    workspace.messages.announce(
      t('compare.SELECT', { name: candidate === undefined ? '' : shortNameOf(candidate) }),
    );
    setIds({ SELECT: chosen, CANDIDATE: ids.SELECT });
    void goOn(1, list.indexOf(chosen), chosen);
  }

  /**
   * What leaves the filtered gallery with its mark makes way first: a candidate for the next one, and the one chosen so far for the
   * candidate.
   */
  async function mark(role: Role, given: Mark): Promise<void> {
    const item = list.get(ids[role]);
    if (item === undefined) return;
    const { flag, rating } = { flag: item.flag, rating: item.rating, ...given };
    const marked = { ...(flag && { flag }), ...(rating && { rating }) };
    if (!matchesItemFilter(marked, items.filter.get())) {
      const from = list.indexOf(ids.CANDIDATE);
      const chosen = role === 'SELECT' ? ids.CANDIDATE : ids.SELECT;
      if (!(await goOn(1, from, chosen, item.id))) await goOn(-1, from, chosen, item.id);
    }
    await markItems(workspace, items, [item.id], given);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { key } = event;
    const isOnButton = event.target instanceof HTMLButtonElement;
    const given = markOfKey(event);
    const { SELECT, CANDIDATE } = controls.current;
    // A text cannot be zoomed, and the picture beside it can.
    const control = (active === 'SELECT' ? [SELECT, CANDIDATE] : [CANDIDATE, SELECT]).find(
      (one) => one?.place !== undefined,
    );
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const pan = event.shiftKey ? PANS[key] : undefined;
    if (given !== undefined) void mark(active, given);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (pan !== undefined) control?.pan(pan);
    else if (key === forward || key === 'ArrowDown') void goOn(1);
    else if (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp') void goOn(-1);
    else if (key === 'Enter' && !isOnButton) take();
    else if (key === '+' || key === '=') control?.zoomIn();
    else if (key === '-') control?.zoomOut();
    else if (key.toLowerCase() === 'f') setZoom('FIT');
    else if (key === 'z' || (key === ' ' && !isOnButton)) control?.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (select === undefined || candidate === undefined || mediaBase === undefined) return null;
  return (
    <ModalOverlay className="loupe-scrim" isOpen onOpenChange={close}>
      <Modal className="loupe-frame">
        <Dialog className="loupe" aria-label={t('compare.label')}>
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys work wherever in the dialog the focus is */}
          <div ref={body} className="loupe-body" tabIndex={-1} onKeyDown={onKeyDown}>
            <header className="loupe-header">
              <h2 className="loupe-name">{t('compare.label')}</h2>
              <span className="compare-hint">{t('compare.hint')}</span>
              <Button className="button compare-take" onPress={take}>
                <ArrowLeftRight size={15} strokeWidth={1.75} aria-hidden />
                {t('compare.take')}
              </Button>
              <IconButton label={t('loupe.close')} shortcut={t('loupe.key.close')} onPress={close}>
                <X size={16} />
              </IconButton>
            </header>
            <div className="compare-panes">
              {ROLES.map((role) => (
                <ComparePane
                  key={role}
                  role={role}
                  item={role === 'SELECT' ? select : candidate}
                  isActive={active === role}
                  mediaBase={mediaBase}
                  zoom={shared}
                  onControl={(control) => {
                    controls.current[role] = control;
                  }}
                  onActivate={() => setActive(role)}
                  onMark={(given) => void mark(role, given)}
                />
              ))}
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
