import { FolderOpen, Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { slugOf } from '../../../shared/publish/slug.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { newTarget, type TargetDraft } from './site-draft.ts';

/** Where a site goes: folders and ZIP files. */
export function SiteTargetsField(props: {
  readonly targets: readonly TargetDraft[];
  /** Of the site, for naming a new file. */
  readonly name: string;
  readonly onChange: (targets: readonly TargetDraft[]) => void;
}) {
  const { targets, onChange } = props;
  const workspace = useWorkspace();
  const hasDialogs = useCell(workspace.desktop)?.hasNativeDialogs === true;
  const change = (key: string, changes: Partial<TargetDraft>): void =>
    onChange(targets.map((target) => (target.key === key ? { ...target, ...changes } : target)));
  async function choose({ key, kind }: TargetDraft): Promise<void> {
    const { desktop } = workspace.client;
    const answer = await workspace.attempt(t('problem.chooseFolder'), async () =>
      kind === 'FOLDER'
        ? (await desktop.chooseFolder({ title: t('publish.chooseTarget') })).folder
        : (
            await desktop.chooseNewFile({
              title: t('publish.chooseTarget'),
              name: `${slugOf(props.name)}.zip`,
            })
          ).file,
    );
    if (typeof answer === 'string') change(key, { place: answer });
  }
  return (
    <fieldset className="site-targets">
      <legend className="field-label">{t('publish.targets')}</legend>
      <ul>
        {targets.map((target, index) => (
          <li key={target.key} className="site-target">
            <SelectField
              label={t('publish.targetKind', { number: index + 1 })}
              isLabelHidden
              value={target.kind}
              options={[
                { id: 'FOLDER', label: t('publish.kinds.FOLDER') },
                { id: 'ZIP', label: t('publish.kinds.ZIP') },
              ]}
              onChange={(kind) => change(target.key, { kind })}
            />
            <TextField
              className="field"
              aria-label={t('publish.targetPlace', { number: index + 1 })}
              value={target.place}
              onChange={(place) => change(target.key, { place })}
            >
              <Input
                className="input"
                spellCheck={false}
                placeholder={t(target.kind === 'FOLDER' ? 'publish.folderPlace' : 'publish.zipPlace')}
              />
            </TextField>
            {hasDialogs ? (
              <Button className="button" onPress={() => void choose(target)}>
                <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
                {t('library.choose')}
              </Button>
            ) : null}
            {targets.length > 1 ? (
              <IconButton
                label={t('publish.removeTarget', { number: index + 1 })}
                onPress={() => onChange(targets.filter(({ key }) => key !== target.key))}
              >
                <X size={15} strokeWidth={1.75} aria-hidden />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      <Button className="link-button" onPress={() => onChange([...targets, newTarget()])}>
        <Plus size={13} strokeWidth={2} aria-hidden /> {t('publish.addTarget')}
      </Button>
    </fieldset>
  );
}
