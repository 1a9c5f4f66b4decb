import { FlaskConical, Keyboard } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { LibraryInfo } from '../../../shared/contract/library.ts';
import { openSample } from '../state/library-visits.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { UpdatesPart } from './updates-part.tsx';

/** Where to learn more, and what the program does not do. */
export function HelpSection(props: { readonly library: LibraryInfo }) {
  const workspace = useWorkspace();
  const isSample = useCell(workspace.desktop)?.isSample === true;
  return (
    <div className="preferences-fields">
      <div className="preferences-row">
        <Button className="button" onPress={() => workspace.dialog.set('SHORTCUTS')}>
          <Keyboard size={15} strokeWidth={1.75} aria-hidden />
          {t('shortcuts.title')}
        </Button>
        {isSample ? null : (
          <Button className="button" onPress={() => void openSample(workspace)}>
            <FlaskConical size={15} strokeWidth={1.75} aria-hidden />
            {t('sample.open')}
          </Button>
        )}
      </div>
      <UpdatesPart version={props.library.version} />
    </div>
  );
}
