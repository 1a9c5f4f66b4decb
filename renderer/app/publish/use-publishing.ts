import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  PublishPlan,
  PublishResult,
  VerifyPublishedResult,
} from '../../../shared/publish/publish-plan.ts';
import { problemOf, type Problem } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { planSite, runSite, verifySite, type Publishing } from './publish-commands.ts';

/** Where publishing stands in the dialog. */
export type Stage =
  | { readonly kind: 'PLANNING' }
  | { readonly kind: 'PLANNED'; readonly plan: PublishPlan }
  | { readonly kind: 'RUNNING'; readonly plan: PublishPlan }
  | { readonly kind: 'DONE'; readonly result: PublishResult }
  | { readonly kind: 'VERIFYING' }
  | { readonly kind: 'VERIFIED'; readonly result: VerifyPublishedResult }
  | { readonly kind: 'FAILED'; readonly problem: Problem };

/** Plans a site at once, and again when it changes; runs and verifies when asked to. */
export function usePublishing(publishing: Publishing) {
  const workspace = useWorkspace();
  const [stage, setStage] = useState<Stage>({ kind: 'PLANNING' });
  /** An answer to what was asked before the last question is of no use. */
  const round = useRef(0);
  const { site, targetId, replaceKept } = publishing;

  const answer = useCallback(async (work: () => Promise<Stage>): Promise<void> => {
    round.current += 1;
    const own = round.current;
    const next = await work().catch((error: unknown): Stage => ({
      kind: 'FAILED',
      problem: problemOf(error),
    }));
    if (own === round.current) setStage(next);
  }, []);
  const ask = (during: Stage, work: () => Promise<Stage>): Promise<void> => {
    setStage(during);
    return answer(work);
  };

  const planned = useCallback(
    async (): Promise<Stage> => ({
      kind: 'PLANNED',
      plan: await planSite(workspace, { site, targetId, replaceKept }),
    }),
    [workspace, site, targetId, replaceKept],
  );
  useEffect(() => {
    // What was planned before stays in sight until the answer is there.
    void answer(planned);
    return () => {
      round.current += 1;
    };
  }, [answer, planned]);

  return {
    stage,
    plan: () => ask({ kind: 'PLANNING' }, planned),
    run: (plan: PublishPlan) =>
      ask({ kind: 'RUNNING', plan }, async () => ({
        kind: 'DONE',
        result: await runSite(workspace, publishing, plan.planId),
      })),
    verify: () =>
      ask({ kind: 'VERIFYING' }, async () => ({
        kind: 'VERIFIED',
        result: await verifySite(workspace, publishing),
      })),
  };
}
