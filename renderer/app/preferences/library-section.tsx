import { Download, Plug, SquareArrowOutUpRight, Upload } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { LibraryInfo } from '../../../shared/contract/library.ts';
import { DEFAULT_MEDIA, type MediaSettings } from '../../../shared/model/library.ts';
import { SelectField } from '../controls/select-field.tsx';
import { SwitchField } from '../controls/switch-field.tsx';
import { SavedField } from '../inspector/saved-field.tsx';
import { exportGalleries } from '../state/export-commands.ts';
import { chooseImport } from '../state/import-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { CacheLine } from './cache-line.tsx';
import { FolderField } from './folder-field.tsx';
import { GIGABYTE, sizeOptions } from './sizes.ts';
import { useSaving } from './use-saving.ts';

const WATCHING = ['AUTOMATIC', 'POLLING'] as const;

const CACHE_SIZES = [1, 2, 4, 8, 16, 32].map((size) => size * GIGABYTE);

/** The library's name and its media folder, and what is made of the files there. */
export function LibrarySection(props: { readonly library: LibraryInfo }) {
  const { settings, folder } = props.library;
  const workspace = useWorkspace();
  const { client } = workspace;
  const hasDialogs = useCell(workspace.desktop)?.hasNativeDialogs === true;
  const saving = useSaving();
  const media = settings.media ?? DEFAULT_MEDIA;

  const update = async (changes: { name?: string; mediaFolder?: string; media?: Partial<MediaSettings> }) =>
    workspace.library.set(await client.library.updateLibrary(changes));
  const updateMedia = (changes: Partial<MediaSettings>): void => saving.now(() => update({ media: changes }));
  return (
    <div className="preferences-fields">
      <SavedField
        label={t('library.name')}
        value={settings.name}
        onSave={(name) => saving.forField(() => update({ name }))}
      />
      <div className="field">
        <span className="field-label">{t('library.location')}</span>
        <div className="preferences-row">
          <code className="preferences-path" dir="auto">
            {folder}
          </code>
          {hasDialogs ? (
            <Button
              className="button"
              onPress={() =>
                void workspace.attempt(t('problem.showFolder'), () =>
                  client.desktop.showFolder({ what: 'LIBRARY' }),
                )
              }
            >
              <SquareArrowOutUpRight size={15} strokeWidth={1.75} aria-hidden />
              {t('preferences.showLibrary')}
            </Button>
          ) : null}
        </div>
      </div>
      <FolderField
        label={t('library.mediaFolder')}
        value={settings.mediaFolder}
        hint={t('library.folderHint')}
        title={t('library.chooseFolder')}
        onSave={(mediaFolder) => saving.forField(() => update({ mediaFolder }))}
        onShow={() => client.desktop.showMediaFolder({})}
      />
      <SelectField
        label={t('library.watching')}
        options={WATCHING.map((id) => ({ id, label: t(`library.watchingBy.${id}`) }))}
        value={media.watching}
        onChange={(watching) => updateMedia({ watching })}
      />
      <SelectField
        label={t('library.cacheLimit')}
        options={sizeOptions(CACHE_SIZES, media.maxCacheBytes)}
        value={String(media.maxCacheBytes)}
        onChange={(bytes) => updateMedia({ maxCacheBytes: Number(bytes) })}
      />
      {/* A change of the limit may have changed what is there. */}
      <CacheLine key={media.maxCacheBytes} />
      <h4 className="preferences-subheading">{t('preferences.metadata')}</h4>
      <SwitchField
        isSelected={media.isMetadataUsed}
        onChange={(isMetadataUsed) => updateMedia({ isMetadataUsed })}
      >
        {t('library.isMetadataUsed')}
      </SwitchField>
      <h4 className="preferences-subheading">{t('preferences.exchange')}</h4>
      <div className="preferences-row">
        <Button className="button" onPress={() => void exportGalleries(workspace, 'JSON')}>
          <Download size={15} strokeWidth={1.75} aria-hidden />
          {t('exchange.exportLibrary')}
        </Button>
        <Button className="button" onPress={() => void chooseImport(workspace)}>
          <Upload size={15} strokeWidth={1.75} aria-hidden />
          {t('exchange.importFile')}
        </Button>
        <Button className="button" onPress={() => workspace.dialog.set('PROGRAMS')}>
          <Plug size={15} strokeWidth={1.75} aria-hidden />
          {t('library.programs')}
        </Button>
      </div>
    </div>
  );
}
