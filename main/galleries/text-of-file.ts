import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { escapeHtml, sanitiseHtml } from './text-sanitiser.ts';

const isHtmlFile = (file: MediaFile): boolean =>
  file.mimeType === 'text/html' || /\.html?$/i.test(fileNameOf(file));

/** Blank lines part paragraphs; single line ends stay line ends. */
function paragraphsOf(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br />')}</p>`)
    .join('');
}

/** The sanitised HTML that a text item shows for a file: an HTML file's own, any other text as paragraphs. */
export function htmlOfTextFile(file: MediaFile, text: string): string {
  return isHtmlFile(file) ? sanitiseHtml(text) : paragraphsOf(text);
}
