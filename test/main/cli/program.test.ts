import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods } from '../../../main/cli/methods.ts';
import { OFFLINE_METHODS } from '../../../main/cli/offline-commands.ts';
import { readCommandLine } from '../../../main/cli/program.ts';
import { PROGRAM_VERSION } from '../../../main/program-version.ts';

const ID = '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11';

/** The method and input that a command line asks for. */
async function called(...args: string[]): Promise<{ name: string; input: unknown; library?: string }> {
  const request = await readCommandLine(args);
  if (request.kind !== 'call') throw new Error(`No call: ${JSON.stringify(request)}`);
  return { name: request.method.name, input: request.input, library: request.library };
}

async function helped(...args: string[]): Promise<string> {
  const request = await readCommandLine(args);
  if (request.kind !== 'text') throw new Error('A call');
  return request.text;
}

describe('a method', () => {
  it.each([
    ['galleries', 'list'],
    ['listGalleries'],
    ['galleries.listGalleries'],
    ['--library', '/some/library', 'galleries', 'list'],
    ['galleries', 'list', '--library', '/some/library'],
    ['listGalleries', '--library=/some/library'],
  ])('is named by its domain and command, or by its own name: %s %s %s %s', async (...args) => {
    const library = args.join(' ').includes('/some/library') ? '/some/library' : undefined;
    expect(await called(...args)).toEqual({ name: 'listGalleries', input: {}, library });
  });

  it('of every name and command of the contract can be called', async () => {
    expect(methods.length).toBeGreaterThan(25);
    for (const { domain, command, name } of methods) {
      if (!OFFLINE_METHODS.has(name)) expect((await called(domain, command)).name).toBe(name);
      expect((await called(name)).name).toBe(name);
      expect((await called(`${domain}.${name}`)).name).toBe(name);
    }
  });

  it('is read wherever the README gives an example', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    const lines = [...readme.matchAll(/npm run --silent cli -- (.+)/g)].map(([, words = '']) => words);
    expect(lines.length).toBeGreaterThan(5);
    const kinds = await Promise.all(
      lines.map((line) => {
        const args = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole);
        return readCommandLine(args).then(
          ({ kind }) => ({ line, kind: kind as string }),
          (error: unknown) => ({ line, kind: String(error) }),
        );
      }),
    );
    expect(kinds.filter(({ kind }) => !['call', 'offline', 'serve', 'text'].includes(kind))).toEqual([]);
  });

  it('that looks at files alone is answered without opening the library', async () => {
    for (const words of [
      ['backup', 'list'],
      ['backup', 'verify', 'a'],
      ['verify'],
      ['repair'],
      ['restore', 'a'],
    ]) {
      expect((await readCommandLine(words)).kind).toBe('offline');
    }
    expect(await readCommandLine(['repair'])).toMatchObject({ command: { apply: false, keepEdits: false } });
  });

  it('has a name and a command that no other has, so that both are clear', () => {
    expect(new Set(methods.map(({ name }) => name)).size).toBe(methods.length);
    expect(new Set(methods.map(({ domain, command }) => `${domain} ${command}`)).size).toBe(methods.length);
  });

  it('that streams is known as such', () => {
    expect(methods.filter(({ isStream }) => isStream).map(({ name }) => name)).toEqual([
      'subscribe',
      'watchMenu',
    ]);
  });
});

describe('an option', () => {
  it('gives a field its value in the type of the field', async () => {
    expect((await called('galleries', 'list', '--limit', '5', '--item-limit=2')).input).toEqual({
      limit: 5,
      itemLimit: 2,
    });
    expect((await called('media', 'list', '--search', '12', '--order', 'ASC')).input).toEqual({
      search: '12',
      order: 'ASC',
    });
  });

  it('takes several values at once or one after the other', async () => {
    const args = ['--kinds', 'IMAGE', 'VIDEO', '--kinds', 'TEXT'];
    expect((await called('media', 'list', ...args)).input).toEqual({ kinds: ['IMAGE', 'VIDEO', 'TEXT'] });
  });

  it('reaches fields of a field, over what the field as JSON says', async () => {
    const args = ['--gallery.name', 'Tuscany', '--gallery', '{"name": "Umbria", "sortOrder": 3}'];
    expect((await called('galleries', 'create', ...args)).input).toEqual({
      gallery: { name: 'Tuscany', sortOrder: 3 },
    });
    const place = ['--gallery-ids', ID, '--place.after', ID];
    expect((await called('galleries', 'move', ...place)).input).toEqual({
      galleryIds: [ID],
      place: { after: ID },
    });
  });

  it('names a file from where the command line is called', async () => {
    const args = ['--file', 'export.json', '--replace', '--byte-order-mark', 'false'];
    expect((await called('exchange', 'export', ...args)).input).toEqual({
      file: path.resolve('export.json'),
      replace: true,
      byteOrderMark: false,
    });
  });

  it('takes what any of the alternatives of a field takes', async () => {
    const args = ['--gallery-id', ID, '--moment.change', '3', '--restore.part', 'ORDER'];
    expect((await called('history', 'restore', ...args)).input).toEqual({
      galleryId: ID,
      moment: { change: 3 },
      restore: { part: 'ORDER' },
    });
    await expect(readCommandLine(['history', 'restore', '--restore.part', 'HALF'])).rejects.toThrow(
      'It must be one of GALLERY, ORDER, NAME, ITEMS, FIELD',
    );
  });

  it.each([
    [['galleries', 'list', '--limit', 'many'], /--limit <number>.*'many'.*must be a number/],
    [['galleries', 'list', '--limit', ''], /must be a number/],
    [['galleries', 'list', '--limt', '5'], /Unknown option '--limt'.*--limit/],
    [['galleries', 'list', '--limit'], /argument missing/],
    [['media', 'list', '--sort', 'COLOUR'], /'COLOUR'.*one of ADDED, TAKEN, PATH, NAME, SIZE/],
    [['media', 'list', '--kinds', 'IMAGE', 'SOUND'], /'SOUND'.*one of IMAGE, VIDEO, TEXT, OTHER/],
    [['galleries', 'create', '--gallery', '{name}'], /--gallery is not JSON/],
    [['galleries', 'list', 'all'], /Too many arguments.*See "gallery-desk galleries list --help"/],
  ])('that cannot be understood is refused: %s', async (args, message) => {
    await expect(readCommandLine(args)).rejects.toMatchObject({
      name: 'UsageError',
      code: 'INVALID_ARGUMENT',
      message: expect.stringMatching(message),
    });
  });
});

describe('--json', () => {
  it('gives the whole input, and options win over it', async () => {
    const json = '{"limit": 5, "offset": 2}';
    expect((await called('listGalleries', '--json', json)).input).toEqual({ limit: 5, offset: 2 });
    expect((await called('listGalleries', '--json', json, '--limit', '3')).input).toEqual({
      limit: 3,
      offset: 2,
    });
  });

  it('reads a file behind an @', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
    try {
      const file = path.join(folder, 'input.json');
      await writeFile(file, '{"limit": 4}');
      expect((await called('listGalleries', '--json', `@${file}`)).input).toEqual({ limit: 4 });
      await writeFile(file, '{"limit": ');
      await expect(readCommandLine(['listGalleries', '--json', `@${file}`])).rejects.toThrow(
        `${file} is not JSON`,
      );
      const missing = path.join(folder, 'missing.json');
      await expect(readCommandLine(['listGalleries', '--json', `@${missing}`])).rejects.toThrow(
        `${missing} cannot be read`,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each(['[]', '5', 'null', '"text"', '{', ''])('refuses %s, which is no object', async (json) => {
    await expect(readCommandLine(['listGalleries', '--json', json])).rejects.toMatchObject({
      name: 'UsageError',
    });
  });
});

describe('an unknown word', () => {
  it.each([
    [['listGaleries'], 'There is no domain or method "listGaleries". Did you mean "listGalleries"?'],
    [['gallery'], 'There is no domain or method "gallery". Did you mean "galleries"?'],
    [['LISTGALLERIES', '--limit', '5'], 'Did you mean "listGalleries"?'],
    [['galleries', 'lits', '--limit', '5'], 'There is no command of galleries "lits". Did you mean "list"?'],
    [['media', 'rescna'], 'There is no command of media "rescna". Did you mean "rescan"?'],
  ])('%s is answered with the nearest name', async (args, message) => {
    await expect(readCommandLine(args)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(message),
    });
  });

  it('near to nothing gets no suggestion, but the way to the list', async () => {
    await expect(readCommandLine(['xylophone'])).rejects.toThrow(
      'There is no domain or method "xylophone". "gallery-desk --help" lists them.',
    );
  });
});

describe('the help', () => {
  it.each([[[]], [['--help']], [['help']]])(
    'of the program tells its parts and its ends: %s',
    async (args) => {
      const text = await helped(...args);
      for (const part of [
        'galleries',
        'media',
        'library',
        'desktop',
        '--library',
        'Examples:',
        'Exit status:',
      ]) {
        expect(text).toContain(part);
      }
    },
  );

  it.each([[['media']], [['media', '--help']], [['help', 'media']]])(
    'of a domain lists its commands with what they do: %s',
    async (args) => {
      const text = await helped(...args);
      expect(text).toMatch(/rescan +Lists the media folder again/);
      expect(text).toContain('(rescanMediaFolder)');
    },
  );

  it('of a command tells types, ranges, defaults, choices and an example', async () => {
    const text = await helped('media', 'list', '--help');
    expect(text).toMatch(/--limit <number> +a whole number from 1 to 200 \(default: 50\)/);
    expect(text).toMatch(/--offset <number> +a whole number from 0 \(default: 0\)/);
    expect(text).toMatch(
      /--sort <ADDED\|TAKEN\|PATH\|NAME\|SIZE> +one of ADDED, TAKEN, PATH, NAME, SIZE \(default: "ADDED"\)/,
    );
    expect(text).toMatch(/--search <text> +text, at most 255 characters/);
    expect(text).toContain('gallery-desk media list --kinds IMAGE VIDEO');
    expect(text).toContain('Exit status:');
    expect(await helped('galleries', 'get', '--help')).toMatch(
      /--gallery-id <id> +an id \(GUID\) \(required\)/,
    );
    expect(await helped('library', 'watch', '--help')).toContain('until Ctrl+C');
  });

  it('of every method gives examples that the command line understands', async () => {
    for (const { name } of methods) {
      const text = await helped(name, '--help');
      const examples = [...text.matchAll(/^ {2}gallery-desk (.+)$/gm)].map(([, line]) => line);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const words = [
          ...(example ?? '').replace(/ [|<] .*$/, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g),
        ].map(([, single, double, plain]) => single ?? double ?? plain ?? '');
        // What the file or standard input holds is another matter.
        const readable = words.map((word) => (/^(@.+|-)$/.test(word) ? '{}' : word));
        expect((await called(...readable)).name).toBe(name);
      }
    }
  });

  it('tells the version', async () => {
    expect((await helped('--version')).trim()).toBe(PROGRAM_VERSION);
  });
});
