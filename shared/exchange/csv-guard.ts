/**
 * Whatever a spreadsheet takes for the beginning of a formula, at the beginning of a cell. A program that parts the file at other characters than
 * commas finds beginnings of cells after semicolons, tabs and line ends too, so they count as well. (OWASP, "CSV injection".)
 */
const BEGINNINGS = /(^|[;\t\r\n])('*)(?=[=+\-@＝＋－＠])/g;
const GUARDED = /(^|[;\t\r\n])'('*)(?=[=+\-@＝＋－＠])/g;

/** The text with an apostrophe before everything that a spreadsheet would run as a formula. `unguarded` takes it back exactly. */
export function guarded(text: string): string {
  return text.replace(BEGINNINGS, "$1'$2");
}

/** The text that was guarded; one that never was stays as it is, unless it has such an apostrophe of its own. */
export function unguarded(cell: string): string {
  return cell.replace(GUARDED, '$1$2');
}
