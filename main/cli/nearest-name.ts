/** How many letters must be added, dropped, exchanged with the next or replaced to make one word of the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const above = last[column] ?? Infinity;
      const left = current[column - 1] ?? Infinity;
      const diagonal = last[column - 1] ?? Infinity;
      current.push(
        Math.min(
          above + 1,
          left + 1,
          diagonal + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? Infinity;
}

/** The name that was most likely meant, or undefined when none is near. Upper and lower case count the same. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  const ranked = names
    .map((name) => ({ name, letters: distance(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.letters - b.letters);
  const [best] = ranked;
  return best !== undefined && best.letters <= Math.max(1, Math.floor(wanted.length * 0.45))
    ? best.name
    : undefined;
}
