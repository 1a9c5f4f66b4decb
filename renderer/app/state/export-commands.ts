import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { t } from '../text/text.ts';
import { displayNameOf } from './gallery-commands.ts';
import type { Workspace } from './workspace.ts';

export type ExportFormat = 'JSON' | 'CSV';

const MEDIA_TYPES = { JSON: 'application/json', CSV: 'text/csv' } as const satisfies Record<
  ExportFormat,
  string
>;

/** Writes a gallery, or the whole library, into a file that the person chooses; in a browser, into its downloads. */
export async function exportGalleries(
  workspace: Workspace,
  format: ExportFormat,
  gallery?: GallerySummary,
): Promise<void> {
  const what = gallery === undefined ? workspace.library.get()?.settings.name : displayNameOf(gallery);
  const name = `${fileNameOf(what ?? t('sidebar.label'))}.${format.toLowerCase()}`;
  const asked = { format, ...(gallery === undefined ? {} : { galleryId: gallery.id }) };
  const { client } = workspace;
  await workspace.attempt(t('problem.export', { name: what ?? '' }), async () => {
    if (workspace.desktop.get()?.hasNativeDialogs === true) {
      const { file } = await client.desktop.chooseNewFile({ title: t('exchange.exportTitle'), name });
      if (file === null) return;
      // The dialog asked already whether a file that is there may go.
      await client.exchange.exportGalleries({ ...asked, file, replace: true });
      workspace.messages.show({
        tone: 'DONE',
        text: t('exchange.exported', { name: what ?? '' }),
        detail: file,
      });
    } else {
      const { text } = await client.exchange.exportGalleries(asked);
      download(text ?? '', name, MEDIA_TYPES[format]);
      workspace.messages.show({
        tone: 'DONE',
        text: t('exchange.exported', { name: what ?? '' }),
        detail: name,
      });
    }
  });
}

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  const plain = Array.from(name, (sign) => (sign < ' ' || '<>:"/\\|?*'.includes(sign) ? '-' : sign)).join('');
  return (
    plain
      .trim()
      .replace(/[. ]+$/, '')
      .slice(0, 100) || t('gallery.untitled')
  );
}

function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the time the page is idle again.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
