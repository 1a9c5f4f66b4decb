/** Tags as one cell: parted by semicolons; a backslash makes the character behind it an ordinary one. */
export function tagsToCell(tags: readonly string[]): string {
  return tags.map((tag) => tag.replaceAll(/[\\;]/g, '\\$&')).join('; ');
}

/** The tags of a cell, without blanks around them; empty ones are none. */
export function tagsOfCell(cell: string): string[] {
  const tags: string[] = [];
  let tag = '';
  for (let index = 0; index < cell.length; index += 1) {
    const character = cell.charAt(index);
    if (character === ';') {
      tags.push(tag);
      tag = '';
    } else if (character === '\\' && index + 1 < cell.length) {
      index += 1;
      tag += cell.charAt(index);
    } else tag += character;
  }
  tags.push(tag);
  return tags.map((text) => text.trim()).filter((text) => text !== '');
}
