import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { MediaQuery } from '../state/media-list.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

const KINDS = ['ALL', 'IMAGE', 'VIDEO', 'TEXT'] as const satisfies readonly MediaQuery['kind'][];

/** Which kinds of files the panel shows. */
export function KindFilter() {
  const { media } = useWorkspace();
  const query = useCell(media.query);
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={t('media.kinds')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[query.kind]}
      onSelectionChange={([key]) => {
        const kind = KINDS.find((candidate) => candidate === key);
        if (kind !== undefined) void media.ask({ ...query, kind });
      }}
    >
      {KINDS.map((kind) => (
        <ToggleButton key={kind} id={kind} className="segment">
          {t(`media.${kind}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
