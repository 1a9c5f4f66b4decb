import type {
  PublishPlan,
  PublishResult,
  VerifyPublishedResult,
} from '../../../shared/publish/publish-plan.ts';
import type { SiteSettings } from '../../../shared/publish/site-settings.ts';
import type { Finding } from '../../../shared/publish/preflight-finding.ts';
import { focusInspector } from '../inspector/focus-inspector.ts';
import { selectOnly } from '../state/selection.ts';
import type { Workspace } from '../state/workspace.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** Where a site and its target meet: what is planned, run and verified. */
export interface Publishing {
  readonly site: SiteSettings;
  readonly targetId: string;
  readonly replaceKept: boolean;
}

export function planSite(
  { client }: Workspace,
  { site, targetId, replaceKept }: Publishing,
): Promise<PublishPlan> {
  return client.publish.planPublish({ site: site.id, targetId, replaceKept });
}

/** Does what a plan told. Goes on when the dialog is closed, and is then told of in a message. */
export async function runSite(
  workspace: Workspace,
  { site, targetId, replaceKept }: Publishing,
  planId: string,
): Promise<PublishResult> {
  const result = await workspace.client.publish.runPublish({
    site: site.id,
    targetId,
    replaceKept,
    planId,
  });
  const text = t('publish.done', { name: site.name });
  workspace.messages.announce(text);
  if (workspace.dialog.get() !== 'PUBLISH') {
    const detail = t('publish.written', {
      count: result.filesWritten,
      number: formatNumber(result.filesWritten),
    });
    workspace.messages.show({ tone: 'DONE', text, detail });
  }
  return result;
}

export function verifySite(
  { client }: Workspace,
  { site, targetId }: Publishing,
): Promise<VerifyPublishedResult> {
  return client.publish.verifyPublished({ site: site.id, targetId });
}

/** Goes to what a finding is about: the gallery is opened, the item selected, and its details shown for mending. */
export function goToFinding(workspace: Workspace, { galleryId, itemId }: Finding): void {
  if (galleryId === undefined) return;
  workspace.dialog.set(undefined);
  workspace.openGallery(galleryId);
  if (itemId === undefined) return;
  workspace.items.get()?.selection.set(selectOnly(itemId));
  workspace.region.set('ITEMS');
  requestAnimationFrame(() => {
    document.querySelector(`#item-${CSS.escape(itemId)}`)?.scrollIntoView({ block: 'nearest' });
    focusInspector(workspace);
  });
}

/** Takes what a finding is about off the gallery, as one step that can be undone. Answers whether it is gone. */
export async function removeFinding(workspace: Workspace, { galleryId, itemId }: Finding): Promise<boolean> {
  if (galleryId === undefined || itemId === undefined) return false;
  const answer = await workspace.attempt(t('problem.publishFix'), () =>
    workspace.client.galleries.deleteGalleryItem({ galleryId, itemId }),
  );
  return answer !== undefined;
}
