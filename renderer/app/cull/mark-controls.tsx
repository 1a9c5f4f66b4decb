import { Flag, FlagOff, Star } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { ItemFlag } from '../../../shared/model/item.ts';
import type { Mark } from '../state/cull-commands.ts';
import { t } from '../text/text.ts';
import './marks.css';

const STARS = [1, 2, 3, 4, 5] as const;

/** `undefined`: several items differ in it; `null`: none has one. */
export interface Marks {
  readonly flag: ItemFlag | null | undefined;
  readonly rating: number | null | undefined;
}

/** Flag and stars to be seen and given: pressing what is there takes it away. */
export function MarkControls(props: { readonly marks: Marks; readonly onMark: (mark: Mark) => void }) {
  const { flag, rating } = props.marks;
  const flagButton = (value: ItemFlag) => (
    <ToggleButton
      className="mark-button"
      data-flag={value}
      aria-label={t(`cull.give.${value}`)}
      isSelected={flag === value}
      onChange={(isGiven) => props.onMark({ flag: isGiven ? value : null })}
    >
      {value === 'PICK' ? (
        <Flag size={16} strokeWidth={1.75} fill={flag === value ? 'currentColor' : 'none'} aria-hidden />
      ) : (
        <FlagOff size={16} strokeWidth={1.75} aria-hidden />
      )}
    </ToggleButton>
  );
  return (
    <div className="marks">
      <div className="marks-group" role="group" aria-label={t('cull.flags')}>
        {flagButton('PICK')}
        {flagButton('REJECT')}
      </div>
      <div className="marks-group" role="group" aria-label={t('cull.rating')}>
        {STARS.map((stars) => (
          <ToggleButton
            key={stars}
            className="mark-button mark-star"
            aria-label={t('cull.stars', { count: stars })}
            data-filled={(rating ?? 0) >= stars || undefined}
            isSelected={rating === stars}
            onChange={(isGiven) => props.onMark({ rating: isGiven ? stars : null })}
          >
            <Star
              size={16}
              strokeWidth={1.75}
              fill={(rating ?? 0) >= stars ? 'currentColor' : 'none'}
              aria-hidden
            />
          </ToggleButton>
        ))}
      </div>
      {flag === undefined || rating === undefined ? <p className="field-hint">{t('cull.mixed')}</p> : null}
    </div>
  );
}
