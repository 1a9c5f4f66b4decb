/** Whether a key belongs to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('textarea, select, input:not([type=range], [type=checkbox], [type=radio])') ||
      target.isContentEditable)
  );
}
