import type { SaveProblem } from '../inspector/use-item-patch.ts';
import { problemText } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Saves settings: for a field, which shows what is wrong with it; for a switch or a list, whose problems are toasts. */
export function useSaving() {
  const workspace = useWorkspace();
  return {
    async forField(work: () => Promise<unknown>): Promise<SaveProblem> {
      try {
        await work();
        return undefined;
      } catch (error) {
        return problemText(error);
      }
    },
    now(work: () => Promise<unknown>): void {
      void workspace.attempt(t('problem.settings'), work);
    },
  };
}
