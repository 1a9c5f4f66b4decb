import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHostOptions, type HostOptions } from '../../main/host-options.ts';

const CWD = path.resolve('/home/somebody/photos');

function options(args: string[], allowUnknown = false): HostOptions {
  const parsed = parseHostOptions(args, { cwd: CWD, allowUnknown });
  if (parsed.kind !== 'options') throw new Error(parsed.text);
  return parsed.options;
}

describe('the flags of a host', () => {
  it('are all left out for the default library', () => {
    expect(options([])).toEqual({ browser: false, demo: false, open: true });
  });

  it('name folders, which are resolved against the working directory', () => {
    expect(options(['--library', 'mine', '--media=../raw'])).toMatchObject({
      libraryFolder: path.join(CWD, 'mine'),
      mediaFolder: path.join(CWD, '../raw'),
    });
  });

  it('name the library by a word of its own, also by its library.json', () => {
    expect(options(['mine']).libraryFolder).toBe(path.join(CWD, 'mine'));
    expect(options([path.join(CWD, 'mine', 'library.json')]).libraryFolder).toBe(path.join(CWD, 'mine'));
  });

  it('ask for browser mode, which a port does too', () => {
    expect(options(['--browser'])).toMatchObject({ browser: true });
    expect(options(['--port', '8080', '--no-open'])).toMatchObject({
      browser: true,
      port: 8080,
      open: false,
    });
  });

  it.each(['-1', '65536', '80a', '1.5', '', ' '])('refuse the port "%s"', (port) => {
    expect(() => options(['--port', port])).toThrow(/--port.*from 0 to 65535/);
  });

  it.each([
    [['--prot', '1'], /Unknown option '--prot'.*--port.*--help/],
    [['--library'], /--library <folder>.*argument missing/],
    [['one', 'two'], /Too many arguments/],
    [['--demo', '--library', 'mine'], /--demo makes a library of its own/],
  ])('are refused when they cannot be understood: %s', (args, message) => {
    expect(() => options(args)).toThrow(message);
    expect(() => options(args)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  it("let Electron's and Chromium's own switches pass where they belong", () => {
    expect(
      options(
        ['--no-sandbox', '--user-data-dir=/tmp/x', '--library', 'mine', '--remote-debugging-port=0'],
        true,
      ),
    ).toMatchObject({ libraryFolder: path.join(CWD, 'mine') });
  });

  it('print help and version as text', () => {
    expect(parseHostOptions(['--help'])).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('--demo'),
    });
    expect(parseHostOptions(['--version'])).toMatchObject({ kind: 'text' });
  });
});
