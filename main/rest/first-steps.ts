/** One step of the first ten minutes: what it does, and a piece of a script that does it. Run one after another, they are one script. */
export interface FirstStep {
  readonly title: string;
  readonly text: string;
  /** JavaScript for Node 20 or later, in a file ending in .mjs. */
  readonly code: string;
}

/** What a reader does in the first ten minutes. Every step is run as it stands, in this order. */
export const FIRST_STEPS: readonly FirstStep[] = [
  {
    title: 'Start',
    text: 'Run gallery-desk serve --library <folder>, or switch the REST API on in the application. Both show an address and a token; put them into the environment. The script talks to the address and sends the token with each request.',
    code: `const { GALLERY_DESK_ADDRESS: address, GALLERY_DESK_TOKEN: token } = process.env;

async function call(method, path, body) {
  const response = await fetch(address + path, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}`,
  },
  {
    title: 'List',
    text: 'Ten galleries come at a time, the oldest first; totalGalleries tells how many there are, and offset leads to the next ones.',
    code: `const { totalGalleries } = await call('GET', '/progallery/v2/galleries?limit=10&itemLimit=3');
console.log('galleries:', totalGalleries);`,
  },
  {
    title: 'Listen',
    text: 'Events come as they happen. Remember the id of the last one and send it as Last-Event-ID to go on after it.',
    code: `const listening = new AbortController();
const events = await fetch(address + '/events', {
  headers: { authorization: token },
  signal: listening.signal,
});`,
  },
  {
    title: 'Create',
    text: 'A gallery may bring items. A text item needs no file.',
    code: `const { gallery } = await call('POST', '/progallery/v2/galleries', {
  gallery: { name: 'First steps', items: [{ title: 'Hello', text: { html: '<p>Hello</p>' } }] },
});
console.log('created:', gallery.name, gallery.totalItems);`,
  },
  {
    title: 'Upload',
    text: 'Ask for an address, then PUT the bytes there. The file lands in the media folder; a name that is taken gets a number, and nothing is overwritten.',
    code: `const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const { uploadUrl } = await call('POST', '/site-media/v1/files/generate-upload-url', {
  mimeType: 'image/png',
  fileName: 'first.png',
});
const { file } = await (await fetch(uploadUrl, { method: 'PUT', body: picture })).json();
console.log('uploaded:', file.displayName);`,
  },
  {
    title: 'Add',
    text: 'An image item names its file by the id. The newest item is shown first.',
    code: `const { item } = await call('POST', \`/progallery/v2/galleries/\${gallery.id}/items\`, {
  item: { title: 'A picture', image: { imageInfo: { id: file.id } } },
});
console.log('added:', item.type, item.image.imageInfo.width);`,
  },
  {
    title: 'Reorder',
    text: 'Items are shown by descending sortOrder. Give an item a number between those of its new neighbours; two items cannot share one.',
    code: `const lowest = gallery.items[0].sortOrder;
await call('PATCH', \`/progallery/v2/galleries/\${gallery.id}/items/\${item.id}\`, {
  item: { sortOrder: lowest - 1 },
});
const { items } = await call('GET', \`/progallery/v2/galleries/\${gallery.id}/items\`);
console.log('order:', items.map(({ title }) => title).join(', '));`,
  },
  {
    title: 'Clone',
    text: 'A clone has the same items with new ids; what is given in gallery beside it wins.',
    code: `const clone = await call('POST', '/progallery/v2/galleries', {
  cloneFromGalleryId: gallery.id,
  gallery: { name: 'Second steps' },
});
console.log('cloned:', clone.gallery.name, clone.gallery.totalItems);`,
  },
  {
    title: 'Read what was told',
    text: 'Each message has the id to go on from, the type of the event, and the envelope of the Pro Gallery API as its data.',
    code: `let told = '';
for await (const bytes of events.body) {
  told += Buffer.from(bytes).toString('utf8');
  if (told.split('event: ').length > 3) break;
}
listening.abort();
console.log('told:', /event: (.*)/.exec(told)[1]);`,
  },
];

/** The same with the official client, for whoever writes code for a site. */
export const OFFICIAL_CLIENT = `import { createClient, ApiKeyStrategy } from '@wix/sdk';
import { proGallery } from '@wix/pro-gallery';

const { host } = new URL(process.env.GALLERY_DESK_ADDRESS);
const client = createClient({
  modules: { proGallery },
  auth: ApiKeyStrategy({ apiKey: process.env.GALLERY_DESK_TOKEN, siteId: 'local' }),
  host: { apiBaseUrl: host },
  // The client speaks https. Either let Node trust the certificate (NODE_EXTRA_CA_CERTS), or take off the s.
  fetch: (address, options) => fetch(String(address).replace(/^https:/, 'http:'), options),
});
const { totalGalleries } = await client.proGallery.listGalleries();
console.log('galleries:', totalGalleries);`;
