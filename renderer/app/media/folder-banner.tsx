import { LoaderCircle, TriangleAlert, Unplug } from 'lucide-react';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** Says when the media folder is being listed, cannot be reached, or is watched badly. */
export function FolderBanner() {
  const status = useCell(useWorkspace().mediaFolder);
  if (status === undefined) return null;
  const { state, folder, problem } = status;
  if (state === 'READY' && problem === undefined) return null;
  return (
    <div className="banner" data-state={state} role="status">
      {state === 'SCANNING' ? (
        <LoaderCircle className="banner-spinner" size={15} strokeWidth={1.75} aria-hidden />
      ) : null}
      {state === 'OFFLINE' ? <Unplug size={15} strokeWidth={1.75} aria-hidden /> : null}
      {state === 'READY' ? <TriangleAlert size={15} strokeWidth={1.75} aria-hidden /> : null}
      <span>
        {state === 'SCANNING' ? t('media.scanning') : null}
        {state === 'OFFLINE'
          ? problem === undefined
            ? t('media.offline', { folder })
            : coreText(problem)
          : null}
        {state === 'READY' && problem !== undefined ? coreText(problem) : null}
      </span>
    </div>
  );
}
