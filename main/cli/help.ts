import type { contract } from '../../shared/contract/contract.ts';
import type { InputOption } from './input-options.ts';
import type { Method } from './methods.ts';

/** What each domain of the contract is about. */
export const DOMAINS: Readonly<Record<keyof typeof contract, string>> = {
  galleries: 'Galleries and their items: create, list, change, order, clone, delete.',
  media: 'The media folder and its catalog of photos, videos and text files.',
  history: 'Undo and redo, and the library as it was at any moment that is kept.',
  exchange: 'Galleries as files that other programs read and write: export and import.',
  recipes:
    'Rules that turn a folder of media files into galleries: plan what they would make, then run them.',
  backup: 'Backups: taken while work goes on, checked, and put back.',
  maintenance: 'The health of the files of a library that is open.',
  publish: 'Sites: galleries as web pages, in a folder or a ZIP file.',
  smart: 'Smart galleries: rules over the media folder, kept under a name.',
  library: 'The library as a whole: settings, running jobs, the stream of changes.',
  rest: 'The Pro Gallery API for programs on this machine, served by a running Gallery Desk.',
  desktop: 'The window around a running library: its dialogs and the file manager.',
};

export const EXIT_STATUSES = `
Exit status:
  0  the method was carried out; its answer is JSON on standard output
  1  it was refused or failed; {"code", "message", "data"} is on standard error. Or something that was checked is not
     as it should be; the answer says what
  2  the command line was not understood; the same on standard error`;

export const PROGRAM_HELP = `
Every method of the contract can be called by its domain and command, or by its own name:
  gallery-desk galleries list --limit 5
  gallery-desk listGalleries --json '{"limit": 5}'

Examples:
  gallery-desk galleries create --gallery.name "Tuscany"
  gallery-desk media rescan && gallery-desk media list --search tuscany --sort TAKEN
  gallery-desk galleries add-media --gallery-id <id> --media-ids <id> <id>
  gallery-desk --library ~/Portfolio galleries create-items --json @items.json
  gallery-desk library watch
  gallery-desk serve --library ~/Portfolio

It works whether or not Gallery Desk is running on the library: a running one is asked, otherwise the library is opened,
and made if there is none. The media folder is looked at by a running Gallery Desk, or by "media rescan".
${EXIT_STATUSES}

"gallery-desk <domain> --help" lists the commands of a domain, "gallery-desk <domain> <command> --help" its options.`;

const SAMPLES: Readonly<Record<string, string>> = {
  id: '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11',
  'value...': '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11 9b0d5c52-7a55-4d0c-8b53-6b1f6c1f2e10',
  number: '5',
  'true|false': 'true',
};

/** Examples for methods whose options alone do not tell how they are used. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  createGallery: [
    'galleries create --gallery.name "Tuscany"',
    'galleries create --clone-from-gallery-id 1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11',
    'galleries create --json \'{"gallery": {"name": "Notes", "items": [{"text": {"html": "<p>Hello</p>"}}]}}\'',
  ],
  updateGallery: [
    'galleries update --gallery.id 1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11 --gallery.name "Umbria"',
  ],
  createGalleryItem: [
    'galleries create-item --gallery-id <id> --item.title "Dawn" --item.image \'{"imageInfo": {"id": "<media id>"}}\'',
  ],
  createGalleryItems: [
    'galleries create-items --json @items.json',
    'galleries create-items --json - < items.json',
  ],
  updateGalleryItem: [
    'galleries update-item --gallery-id <id> --item.id <id> --item.title "Dawn"',
    'galleries update-item --json \'{"galleryId": "<id>", "item": {"id": "<id>", "title": null}}\'',
  ],
  updateGalleryItems: [
    'galleries update-items --json \'{"galleryId": "<id>", "items": [{"id": "<id>", "tags": {"values": ["dawn"]}}]}\'',
  ],
  editGalleryItems: [
    'galleries edit-items --gallery-id <id> --item-ids <id> <id> --changes.title "Umbria" --changes.tags \'{"add": ["dawn"]}\'',
  ],
  moveGalleries: ['galleries move --gallery-ids <id> <id> --place.at start'],
  moveGalleryItems: ['galleries move-items --gallery-id <id> --item-ids <id> <id> --place.before <id>'],
  addMediaToGallery: ['galleries add-media --gallery-id <id> --media-ids <id> <id> --place.at end'],
  listMediaFiles: ['media list --kinds IMAGE VIDEO --sort TAKEN --order DESC', 'media list --search tuscany'],
  exportGalleries: [
    'exchange export --file library.json',
    'exchange export --gallery-id 1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11 --file tuscany.csv --replace',
  ],
  planImport: ['exchange plan-import --file library.json'],
  runImport: ['exchange import --file library.json --plan-id <id>'],
  saveRecipe: ['recipes save --name "Weddings" --rules.title "{title}" --rules.min-rating 3'],
  planRecipe: [
    'recipes plan --folder "Italy 2024"',
    'recipes plan --folder "Italy 2024" --recipe "The best: four stars and more" --rules.min-rating 5',
  ],
  runRecipe: ['recipes run --folder "Italy 2024" --plan-id <id>'],
  getGalleryAt: ['history gallery --gallery-id <id> --moment.time 2026-05-01T12:00:00Z'],
  compareGallery: ['history compare --gallery-id <id> --from.change 12'],
  restoreFromHistory: ['history restore --gallery-id <id> --moment.change 12 --restore.part GALLERY'],
  subscribe: ['library watch | while read -r line; do echo "$line"; done'],
  listBackups: ['listBackups'],
  verifyBackup: ['verifyBackup --name 2026-05-01T12-00-00-000Z'],
  restoreGalleryFromBackup: [
    'backup restore-gallery --name 2026-05-01T12-00-00-000Z --gallery-id <id> --as NEW',
  ],
  showSteps: ['desktop show-steps --undo.is-enabled true --redo.is-enabled false'],
  createSite: [
    'publish create-site --json \'{"site": {"name": "Portfolio", "galleries": [{"galleryId": "<id>"}], "targets": [{"kind": "FOLDER", "folder": "/srv/portfolio"}]}}\'',
  ],
  updateSite: ['publish update-site --site Portfolio --changes.theme DARK'],
  planPublish: ['publish plan --site Portfolio'],
  runPublish: ['publish run --site Portfolio', 'publish run --site Portfolio --plan-id <id>'],
  verifyPublished: ['publish verify --site Portfolio'],
  saveSmartGallery: [
    'smart save --name "Best of 2025" --rule.min-rating 4 --rule.taken-from 2025-01-01 --rule.taken-to 2025-12-31',
  ],
  freezeSmartGallery: ['smart freeze --id <id> --name "Best of 2025, printed"'],
  updateLibrary: ['library update --name "Portfolio" --media-folder ~/Photos'],
};

/** An example made of what the method cannot do without. */
function plainExample({ domain, command }: Method, options: readonly InputOption[]): string {
  const given = options
    .filter(({ isRequired }) => isRequired)
    .map(
      ({ flag, placeholder, choices }) =>
        ` ${flag} ${choices?.[0] ?? SAMPLES[placeholder] ?? `<${placeholder}>`}`,
    );
  return `${domain} ${command}${given.join('')}`;
}

/** What stands below the options in a command's help. */
export function helpAfter(method: Method, options: readonly InputOption[]): string {
  const examples = EXAMPLES[method.name] ?? [plainExample(method, options)];
  const stream = method.isStream ? '\nPrints one line of JSON each time, until Ctrl+C.\n' : '';
  return `${stream}
The same by name: gallery-desk ${method.name}

Examples:
${examples.map((example) => `  gallery-desk ${example}`).join('\n')}
${EXIT_STATUSES}`;
}
