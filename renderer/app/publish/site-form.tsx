import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Form } from 'react-aria-components/Form';
import type { SiteSettings } from '../../../shared/publish/site-settings.ts';
import { SelectField } from '../controls/select-field.tsx';
import { problemOf, type Problem } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { changesOf, draftOf, type SiteDraft } from './site-draft.ts';
import { SiteGalleriesField } from './site-galleries-field.tsx';
import { SitePicturesField } from './site-pictures-field.tsx';
import { SiteTargetsField } from './site-targets-field.tsx';
import { SiteTextField } from './site-text-field.tsx';

/** The settings of a site, or of a new one. */
export function SiteForm(props: {
  readonly site: SiteSettings | undefined;
  readonly onSaved: (siteId: string) => void;
  readonly onDeleted: () => void;
  readonly onCancel: () => void;
}) {
  const { site } = props;
  const workspace = useWorkspace();
  const [draft, setDraft] = useState(() => draftOf(site));
  const [problem, setProblem] = useState<Problem>();
  const change = (changes: Partial<SiteDraft>): void => setDraft((before) => ({ ...before, ...changes }));

  async function save(): Promise<void> {
    try {
      const changes = changesOf(draft);
      const answer =
        site === undefined
          ? await workspace.client.publish.createSite({ site: changes })
          : await workspace.client.publish.updateSite({ site: site.id, changes });
      const saved = answer.site;
      // The event that tells of it may arrive after the answer.
      workspace.library.update((info) => {
        if (info === undefined) return info;
        const others = info.settings.sites ?? [];
        const sites = others.some(({ id }) => id === saved.id)
          ? others.map((other) => (other.id === saved.id ? saved : other))
          : [...others, saved];
        return { ...info, settings: { ...info.settings, sites } };
      });
      props.onSaved(saved.id);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  async function remove(siteId: string): Promise<void> {
    const answer = await workspace.attempt(t('problem.deleteSite'), () =>
      workspace.client.publish.deleteSite({ site: siteId }),
    );
    if (answer !== undefined) props.onDeleted();
  }
  return (
    <Form
      className="site-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <header className="publish-header">
        <h3>{site === undefined ? t('publish.newSite') : t('publish.settingsOf', { name: site.name })}</h3>
      </header>
      <div className="publish-body scroller site-fields">
        {problem === undefined ? null : (
          <p className="publish-problem" role="alert">
            {problem.fieldViolations.map(({ description }) => description).join(' ') || problem.message}
          </p>
        )}
        <SiteTextField
          label={t('publish.name')}
          value={draft.name}
          isRequired
          hasFocus={site === undefined}
          onChange={(name) => change({ name })}
        />
        <SiteTargetsField
          targets={draft.targets}
          name={draft.name}
          onChange={(targets) => change({ targets })}
        />
        <SiteGalleriesField entries={draft.galleries} onChange={(galleries) => change({ galleries })} />
        <SiteTextField
          label={t('publish.siteTitle')}
          value={draft.title}
          hint={t('publish.siteTitleHint')}
          onChange={(title) => change({ title })}
        />
        <SiteTextField
          label={t('publish.description')}
          value={draft.description}
          lines={2}
          onChange={(description) => change({ description })}
        />
        <SiteTextField
          label={t('publish.baseAddress')}
          value={draft.baseAddress}
          hint={t('publish.baseAddressHint')}
          isAddress
          placeholder="https://example.com/portfolio/"
          onChange={(baseAddress) => change({ baseAddress })}
        />
        <div className="site-row">
          <SelectField
            label={t('publish.theme')}
            value={draft.theme}
            options={[
              { id: 'AUTOMATIC', label: t('publish.themes.AUTOMATIC') },
              { id: 'LIGHT', label: t('publish.themes.LIGHT') },
              { id: 'DARK', label: t('publish.themes.DARK') },
            ]}
            onChange={(theme) => change({ theme })}
          />
          <SelectField
            label={t('publish.direction')}
            value={draft.direction}
            options={[
              { id: 'ltr', label: t('publish.directions.ltr') },
              { id: 'rtl', label: t('publish.directions.rtl') },
            ]}
            onChange={(direction) => change({ direction })}
          />
          <SiteTextField
            label={t('publish.language')}
            value={draft.language}
            onChange={(language) => change({ language })}
          />
        </div>
        <SitePicturesField
          formats={draft.formats}
          quality={draft.quality}
          onChange={(pictures) => change(pictures)}
        />
        <Checkbox
          className="checkbox"
          isSelected={draft.keepsMetadata}
          onChange={(keepsMetadata) => change({ keepsMetadata })}
        >
          <span className="checkbox-box" aria-hidden />
          <span>
            {t('publish.keepsMetadata')}
            <span className="field-hint checkbox-hint">{t('publish.keepsMetadataHint')}</span>
          </span>
        </Checkbox>
      </div>
      <div className="dialog-actions publish-actions">
        {site === undefined ? null : (
          <Button className="button publish-verify" onPress={() => void remove(site.id)}>
            {t('publish.deleteSite')}
          </Button>
        )}
        <Button className="button" onPress={props.onCancel}>
          {t('dialog.cancel')}
        </Button>
        <Button className="button primary" type="submit">
          {t('dialog.save')}
        </Button>
      </div>
    </Form>
  );
}
