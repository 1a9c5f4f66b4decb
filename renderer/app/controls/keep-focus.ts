/** Frames that a list or a dialog takes to go, at most. */
const CLOSING_FRAMES = 120;

/** What lies over the window for a while. */
const OVERLAYS = '.popover, .dialog-scrim';

/**
 * Gives the keyboard a place when what it was in goes and nothing else takes it: at once, or as soon as the list or dialog that has it is
 * closed.
 *
 * @param target undefined where the place itself is gone by then
 */
export function keepFocus(target: () => HTMLElement | null | undefined, frames = CLOSING_FRAMES): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) target()?.focus();
    else if (frames > 0 && activeElement.closest(OVERLAYS) !== null) keepFocus(target, frames - 1);
  });
}
