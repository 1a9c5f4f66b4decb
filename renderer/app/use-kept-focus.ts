import { useEffect } from 'react';

/** Lists come first: they are what a part of the window is about. */
const LISTS = '[role="listbox"], [role="grid"], [role="treegrid"]';
const CONTROLS = 'button, input, textarea, select, a[href], [tabindex="0"]:not([role="separator"])';

/** Elements that are remembered: some places, each with what is around it. */
const LONGEST_TRAIL = 100;

/**
 * Keeps the keyboard in the window: where the element that has the focus goes away or cannot be used any more, the nearest thing to it that can gets
 * the focus. Whatever gives the focus back by itself, as dialogs do, goes first.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus, and everything around it, the innermost first; then the same of what had it before: a menu goes as a whole. */
    let trail: readonly Element[] = [];
    let frame = 0;

    const follow = (): void => {
      const { activeElement } = document;
      const isNowhere = activeElement === null || activeElement === document.body;
      trail = isNowhere ? [] : [...new Set([...pathOf(activeElement), ...trail])].slice(0, LONGEST_TRAIL);
    };
    const onPointerDown = (): void => void requestAnimationFrame(follow);
    const look = (): void => {
      if (document.activeElement !== document.body || !isLost(trail[0])) return;
      cancelAnimationFrame(frame);
      // A dialog that closes gives the focus back a frame later.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          if (document.activeElement !== document.body || !isLost(trail[0])) return;
          nearest(trail)?.focus({ preventScroll: true });
        });
      });
    };
    const observer = new MutationObserver(look);
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', onPointerDown);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'inert'],
    });
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', onPointerDown);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
}

function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement)
    path.push(at);
  return path;
}

/** Whoever pressed a place that takes no focus has not lost it. */
function isLost(element: Element | undefined): boolean {
  return element !== undefined && (!element.isConnected || element.matches(':disabled'));
}

function nearest([, ...around]: readonly Element[]): HTMLElement | undefined {
  for (const element of around) {
    if (!element.isConnected) continue;
    if (element instanceof HTMLElement && element.matches(`${LISTS}, ${CONTROLS}`) && canBeUsed(element)) {
      return element;
    }
    const found = [LISTS, CONTROLS].flatMap((selector) =>
      [...element.querySelectorAll<HTMLElement>(selector)].filter(canBeUsed),
    )[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function canBeUsed(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.getClientRects().length > 0
  );
}
