/**
 * The HTML of a text, parsed apart from the page: nothing of it is loaded or run. The window's policy keeps style attributes that come with
 * markup from being styles, so that colours and alignments would be lost; set by script they are there.
 */
export function parsedText(html: string): HTMLElement {
  const withoutStyles = html.replaceAll(/(<[^>]*?\s)style=/g, '$1data-style=');
  const { body } = new DOMParser().parseFromString(withoutStyles, 'text/html');
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
  }
  return body;
}
