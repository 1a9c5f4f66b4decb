import { SelectField } from '../controls/select-field.tsx';
import type { PictureFormat } from '../../../shared/publish/site-settings.ts';
import { formatBytes } from '../text/formats.ts';
import { t } from '../text/text.ts';
import type { Proofs } from './use-proofs.ts';

/** What a proof weighs, beside what the site's own settings make of it. */
export function ProofFacts(props: { readonly proofs: Proofs; readonly formats: readonly PictureFormat[] }) {
  const { proofs, formats } = props;
  const { before, after, width, format } = proofs;
  const problem = after.problem ?? before.problem;
  return (
    <div className="proof-facts">
      <SelectField
        label={t('inspector.proofFormat')}
        value={format}
        options={formats.map((id) => ({ id, label: t(`publish.formats.${id}`) }))}
        onChange={(next) => proofs.setFormat(next)}
      />
      {problem === undefined ? (
        <p className="field-hint" role="status">
          {after.proof === undefined || before.proof === undefined || after.isMaking
            ? t('inspector.proofMaking')
            : t('inspector.proofSize', {
                width,
                size: formatBytes(after.proof.bytes),
                before: formatBytes(before.proof.bytes),
              })}
        </p>
      ) : (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
