import { guarded } from './csv-guard.ts';

/** Before the first row, for spreadsheets that take a file without it for one in the system's old encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Quoted whenever some program could read it as more than one cell, or trim it. */
function cellText(value: string): string {
  const text = guarded(value);
  return /[",;\t\r\n\u2028\u2029]|^[\s']|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV by RFC 4180, with its line end, formulas neutralised. */
export function csvRow(values: readonly string[]): string {
  // A lone empty cell would read as an empty line.
  if (values.length === 1 && values[0] === '') return '""\r\n';
  return `${values.map(cellText).join(',')}\r\n`;
}
