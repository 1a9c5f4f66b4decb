import { useEffect, useState } from 'react';
import type { RelinkPlan } from '../../../shared/model/relink.ts';
import { t } from '../text/text.ts';
import { useWorkspace } from './workspace-context.ts';

/** What relinking a missing file to another one would do. Undefined while it is not known. */
export function useRelinkPlan(mediaId: string, targetId: string | undefined): RelinkPlan | undefined {
  const workspace = useWorkspace();
  const [plan, setPlan] = useState<RelinkPlan>();
  const isCurrent = plan?.pair.mediaId === mediaId && plan.pair.targetId === targetId;
  useEffect(() => {
    let isWanted = true;
    if (targetId === undefined) return undefined;
    void workspace
      .attempt(t('problem.locate'), () => workspace.client.media.planRelink({ mediaId, targetId }))
      .then((answer) => isWanted && setPlan(answer?.plan));
    return () => {
      isWanted = false;
    };
  }, [workspace, mediaId, targetId]);
  return isCurrent ? plan : undefined;
}
