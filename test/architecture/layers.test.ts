import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['main', 'preload', 'renderer', 'shared'];

/** The layer of a file: the first folder of this list that it lies in. */
const LAYERS = [
  'shared',
  'renderer/app',
  'renderer/site',
  'preload',
  'main/store',
  'main/events',
  'main/media',
  'main/video-sites',
  'main/galleries',
  'main/publish',
  'main/history',
  'main/exchange',
  'main/recipes',
  'main/maintenance',
  'main/updates',
  'main/router',
  'main/demo',
  'main/http',
  'main/electron',
  'main/server',
  'main/rest',
  'main/cli',
  'main',
];

const FOUNDATION = ['shared', 'main/events', 'main/store'];

/** What each layer may import beside itself. A layer that is not listed here fails the test: new folders are decided, not grown. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  // The window shows a gallery as its site will: with the site's own style and script.
  'renderer/app': ['shared', 'renderer/site'],
  'renderer/site': ['shared'],
  preload: ['shared'],
  'main/events': ['shared'],
  'main/store': ['shared'],
  'main/media': FOUNDATION,
  // What other sites tell of their videos: nothing of a library.
  'main/video-sites': ['shared'],
  'main/galleries': [...FOUNDATION, 'main/media', 'main/video-sites'],
  'main/publish': [...FOUNDATION, 'main/media', 'main/galleries'],
  'main/history': FOUNDATION,
  'main/exchange': [...FOUNDATION, 'main/media', 'main/galleries'],
  // A recipe is planned and run as an import is: one change over many galleries, told before it happens.
  'main/recipes': [...FOUNDATION, 'main/media', 'main/galleries', 'main/exchange'],
  'main/maintenance': FOUNDATION,
  main: [
    ...FOUNDATION,
    'main/media',
    'main/video-sites',
    'main/galleries',
    'main/publish',
    'main/history',
    'main/exchange',
    'main/recipes',
    'main/maintenance',
  ],
  // Whether there is a newer version of the program: nothing of a library.
  'main/updates': ['shared', 'main'],
  'main/router': [...FOUNDATION, 'main/updates', 'main'],
  'main/demo': [...FOUNDATION, 'main/media', 'main'],
  // How a server of this machine checks who asks, and answers with files: for browser mode, the REST API and Electron's protocols alike.
  'main/http': FOUNDATION,
  'main/rest': [...FOUNDATION, 'main/media', 'main/galleries', 'main/router', 'main/http', 'main'],
  // Browser mode is a host, which serves the REST API too.
  'main/server': [...FOUNDATION, 'main/media', 'main/router', 'main/demo', 'main/http', 'main/rest', 'main'],
  'main/cli': [
    ...FOUNDATION,
    'main/media',
    'main/maintenance',
    'main/router',
    'main/demo',
    'main/server',
    'main/rest',
    'main',
  ],
  'main/electron': [
    ...FOUNDATION,
    'main/media',
    'main/router',
    'main/demo',
    'main/http',
    'main/server',
    'main/rest',
    'main',
  ],
};

/** Packages that only some layers may import. */
const PACKAGE_OWNERS: readonly { package: RegExp; layers: readonly string[]; reason: string }[] = [
  {
    package: /^electron($|\/)/,
    layers: ['main/electron', 'preload'],
    reason: 'the core runs without Electron',
  },
  {
    package: /^(node:|@types\/node)/,
    layers: LAYERS.filter((layer) => layer.startsWith('main')),
    reason: 'only the main process is Node',
  },
  {
    package: /^(react|react-dom|react-aria-components)($|\/)/,
    layers: ['renderer/app'],
    reason: 'only the window is React',
  },
  {
    package: /^(sharp|heic-decode|mediabunny|exifreader)$/,
    layers: ['main/media'],
    reason: 'media is decoded in the worker process',
  },
  { package: /^lowdb($|\/)/, layers: ['main/store'], reason: 'the store alone owns the files' },
];

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [...statements].map(([, type, from, dynamic]) => ({
    file,
    specifier: from ?? dynamic ?? '',
    isTypeOnly: type !== undefined,
  }));
}

function sourceFiles(): string[] {
  return SOURCES.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  );
}

const layerOf = (file: string): string => {
  const layer = LAYERS.find((folder) => file.startsWith(`${folder}/`));
  // The files directly in main/ are a layer of their own; folders beneath it must each be named.
  if (layer === 'main' && file.slice('main/'.length).includes('/')) return 'unknown';
  return layer ?? 'unknown';
};

function violationOf({ file, specifier, isTypeOnly }: Import): string | undefined {
  const layer = layerOf(file);
  const allowed = ALLOWED[layer];
  if (allowed === undefined) return `${file}: its folder belongs to no layer; name it in the list of layers`;
  if (specifier.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    if (target === 'package.json') return undefined;
    const targetLayer = layerOf(target);
    if (targetLayer === layer || allowed.includes(targetLayer)) return undefined;
    return `${file} imports ${specifier}: ${layer} may import only ${[layer, ...allowed].join(', ')}`;
  }
  const rule = PACKAGE_OWNERS.find((candidate) => candidate.package.test(specifier));
  if (rule === undefined || rule.layers.includes(layer)) return undefined;
  return `${file} imports ${isTypeOnly ? 'types of ' : ''}${specifier}: ${rule.reason}`;
}

describe('the layers', () => {
  const files = sourceFiles();
  const imports = files.flatMap(importsOf);

  it('are found: the check reads real files and real imports', () => {
    expect(files).toContain('main/library.ts');
    expect(
      imports.some(
        ({ file, specifier }) => file === 'main/library.ts' && specifier.endsWith('open-store.ts'),
      ),
    ).toBe(true);
  });

  it('import only downwards', () => {
    expect(imports.map(violationOf).filter((violation) => violation !== undefined)).toEqual([]);
  });

  it('allow no two layers to import each other', () => {
    const mutual = Object.entries(ALLOWED).flatMap(([layer, allowed]) =>
      allowed
        .filter((other) => other !== layer && ALLOWED[other]?.includes(layer))
        .map((other) => [layer, other]),
    );
    expect(mutual).toEqual([]);
  });

  it('would be told of a wrong import, with the file and the rule', () => {
    const wrong = [
      { file: 'shared/model/item.ts', specifier: '../../main/library.ts', isTypeOnly: false },
      { file: 'renderer/app/main.tsx', specifier: '../../main/store/state.ts', isTypeOnly: true },
      { file: 'main/galleries/gallery-service.ts', specifier: 'electron', isTypeOnly: false },
      { file: 'main/store/open-store.ts', specifier: '../galleries/gallery-service.ts', isTypeOnly: false },
      { file: 'main/novelty/new.ts', specifier: './other.ts', isTypeOnly: false },
    ];
    expect(wrong.map(violationOf)).toEqual([
      'shared/model/item.ts imports ../../main/library.ts: shared may import only shared',
      'renderer/app/main.tsx imports ../../main/store/state.ts: renderer/app may import only renderer/app, shared, renderer/site',
      'main/galleries/gallery-service.ts imports electron: the core runs without Electron',
      'main/store/open-store.ts imports ../galleries/gallery-service.ts: main/store may import only main/store, shared',
      'main/novelty/new.ts: its folder belongs to no layer; name it in the list of layers',
    ]);
  });
});
