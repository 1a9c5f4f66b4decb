import { Columns2, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { FocalPoint } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { PictureSettings } from '../../../shared/publish/site-settings.ts';
import { t } from '../text/text.ts';
import { ProofDialog } from './proof-dialog.tsx';
import { ProofFacts } from './proof-facts.tsx';
import { ProofPane, type ProofPlace } from './proof-pane.tsx';
import { QualityControls } from './quality-controls.tsx';
import type { QualityWishes } from './quality-wishes.ts';
import { useProofs } from './use-proofs.ts';
import type { Settling } from './use-settling.ts';

/** The quality and sharpening of a picture, with a part of it as it would be published. */
export function QualityPanel(props: {
  readonly file: MediaFile;
  readonly wishes: Settling<QualityWishes>;
  readonly isSet: boolean;
  readonly pictures: PictureSettings;
  readonly focalPoint: FocalPoint;
  readonly onReset: () => void;
}) {
  const { file, wishes, isSet, pictures } = props;
  const proofs = useProofs(file, wishes.shown, pictures);
  const [place, setPlace] = useState<ProofPlace>(props.focalPoint);
  const [isBefore, setBefore] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const pane = (which: 'before' | 'after') => (
    <ProofPane
      label={t(`inspector.proof.${which}`)}
      state={proofs[which]}
      width={proofs.width}
      height={proofs.height}
      place={place}
      onMove={setPlace}
    />
  );
  const controls = <QualityControls wishes={wishes} siteQuality={pictures.quality} />;
  const facts = <ProofFacts proofs={proofs} formats={pictures.formats} />;
  return (
    <>
      {controls}
      {pane(isBefore ? 'before' : 'after')}
      {facts}
      {wishes.problem === undefined ? null : (
        <p className="field-problem" role="alert">
          {wishes.problem}
        </p>
      )}
      <div className="inspector-buttons">
        <ToggleButton className="button" isSelected={isBefore} onChange={setBefore}>
          {t('inspector.showBefore')}
        </ToggleButton>
        <Button className="button" onPress={() => setLarge(true)}>
          <Columns2 size={14} strokeWidth={1.75} aria-hidden />
          {t('inspector.compare')}
        </Button>
        <Button className="button" isDisabled={!isSet} onPress={props.onReset}>
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden />
          {t('inspector.asSite')}
        </Button>
      </div>
      {isLarge ? (
        <ProofDialog
          panes={
            <>
              <figure className="proof-figure">
                {pane('before')}
                <figcaption className="field-hint">{t('inspector.proof.before')}</figcaption>
              </figure>
              <figure className="proof-figure">
                {pane('after')}
                <figcaption className="field-hint">{t('inspector.proof.after')}</figcaption>
              </figure>
            </>
          }
          controls={controls}
          facts={facts}
          onClose={() => {
            wishes.settle();
            setLarge(false);
          }}
        />
      ) : null}
    </>
  );
}
