import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { assertNever } from '../../../shared/assert-never.ts';
import type { SiteSettings } from '../../../shared/publish/site-settings.ts';
import { SelectField } from '../controls/select-field.tsx';
import { t } from '../text/text.ts';
import { PlanView } from './plan-view.tsx';
import { PublishProgress } from './publish-progress.tsx';
import { ResultView } from './result-view.tsx';
import { usePublishing, type Stage } from './use-publishing.ts';
import { VerifiedView } from './verified-view.tsx';

/** A site: what publishing would change, then the doing of it, then what was done. */
export function SiteView(props: { readonly site: SiteSettings; readonly onEdit: () => void }) {
  const { site, onEdit } = props;
  const [targetId, setTargetId] = useState(site.targets[0]?.id);
  const target = site.targets.find(({ id }) => id === targetId) ?? site.targets[0];
  return (
    <>
      <header className="publish-header">
        <h3>{site.name}</h3>
        <Button className="button" onPress={onEdit}>
          <Settings2 size={15} strokeWidth={1.75} aria-hidden />
          {t('publish.settings')}
        </Button>
      </header>
      {site.targets.length > 1 ? (
        <div className="publish-target">
          <SelectField
            label={t('publish.target')}
            options={site.targets.map((one) => ({
              id: one.id,
              label: one.kind === 'FOLDER' ? one.folder : one.file,
            }))}
            value={target?.id ?? ''}
            onChange={setTargetId}
          />
        </div>
      ) : null}
      {target === undefined ? (
        <div className="publish-empty">
          <p>{t('publish.noTarget')}</p>
          <Button className="button primary" onPress={onEdit}>
            {t('publish.chooseTarget')}
          </Button>
        </div>
      ) : (
        <SitePublishing key={target.id} site={site} targetId={target.id} />
      )}
    </>
  );
}

/** One target of a site. */
function SitePublishing(props: { readonly site: SiteSettings; readonly targetId: string }) {
  const { site, targetId } = props;
  const [replaceKept, setReplaceKept] = useState(false);
  const publishing = usePublishing({ site, targetId, replaceKept });
  return (
    <StageView
      site={site}
      targetId={targetId}
      publishing={publishing}
      replaceKept={replaceKept}
      onReplaceKept={setReplaceKept}
    />
  );
}

function StageView(props: {
  readonly site: SiteSettings;
  readonly targetId: string;
  readonly publishing: ReturnType<typeof usePublishing>;
  readonly replaceKept: boolean;
  readonly onReplaceKept: (replaces: boolean) => void;
}) {
  const { site, targetId, publishing, replaceKept } = props;
  const stage: Stage = publishing.stage;
  switch (stage.kind) {
    case 'PLANNING':
      return <PublishProgress label={t('publish.planning')} />;
    case 'PLANNED':
      return (
        <PlanView
          plan={stage.plan}
          replaceKept={replaceKept}
          onReplaceKept={props.onReplaceKept}
          onRun={() => void publishing.run(stage.plan)}
          onVerify={() => void publishing.verify()}
          onPlanAgain={() => void publishing.plan()}
        />
      );
    case 'RUNNING':
      return <PublishProgress label={t('publish.running', { name: site.name })} />;
    case 'VERIFYING':
      return <PublishProgress label={t('publish.verifying', { name: site.name })} />;
    case 'DONE':
      return (
        <ResultView
          site={site}
          targetId={targetId}
          result={stage.result}
          onPlan={() => void publishing.plan()}
        />
      );
    case 'VERIFIED':
      return <VerifiedView result={stage.result} onPlan={() => void publishing.plan()} />;
    case 'FAILED':
      return (
        <div className="publish-body">
          <p className="publish-problem" role="alert">
            {stage.problem.message}
          </p>
          <div className="dialog-actions">
            <Button className="button primary" autoFocus onPress={() => void publishing.plan()}>
              {t('publish.planAgain')}
            </Button>
          </div>
        </div>
      );
    default:
      return assertNever(stage);
  }
}
