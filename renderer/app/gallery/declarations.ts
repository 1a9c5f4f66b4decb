/** The declarations of a style attribute under the names that React has for them. */
export function declarationsOf(style: string): Record<string, string> {
  return Object.fromEntries(
    style
      .split(';')
      .filter((declaration) => declaration.includes(':'))
      .map((declaration) => {
        const [name = '', ...value] = declaration.split(':');
        return [
          name.trim().replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          value.join(':').trim(),
        ];
      }),
  );
}
