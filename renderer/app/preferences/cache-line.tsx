import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ThumbnailCacheUsage } from '../../../shared/contract/media.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** What the previews take on the disk, and a way to remove them. */
export function CacheLine() {
  const workspace = useWorkspace();
  const [usage, setUsage] = useState<ThumbnailCacheUsage>();
  useEffect(() => {
    let isShown = true;
    // Only a line of facts: the dialog works without it.
    void workspace.client.media.getThumbnailCache({}).then(
      (answer) => isShown && setUsage(answer),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [workspace]);

  async function clear(): Promise<void> {
    const answer = await workspace.attempt(t('problem.clearPreviews'), () =>
      workspace.client.media.clearThumbnailCache({}),
    );
    if (answer === undefined) return;
    setUsage(answer);
    workspace.messages.announce(t('library.previewsCleared'));
  }
  if (usage === undefined) return null;
  const sizes = { size: formatBytes(usage.bytes), most: formatBytes(usage.maxBytes) };
  return (
    <dl className="preferences-row preferences-cache">
      <dt>{t('library.previews')}</dt>
      <dd>{t(usage.isCounting ? 'library.previewsCounting' : 'library.previewsSize', sizes)}</dd>
      <dd>
        <Button className="button" isDisabled={usage.bytes === 0} onPress={() => void clear()}>
          {t('library.clearPreviews')}
        </Button>
      </dd>
    </dl>
  );
}
