import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Heading } from 'react-aria-components/Heading';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { RecipePlan } from '../../../shared/recipes/recipe-plan.ts';
import { t } from '../text/text.ts';

/** The files that become no items, and why. */
export function LeftOutFiles(props: { readonly plan: RecipePlan }) {
  const { leftOut, totals } = props.plan;
  return (
    <Disclosure className="left-out">
      {({ isExpanded }) => (
        <>
          <Heading level={4} className="planned-heading">
            <Button slot="trigger" className="planned-line">
              <span className="planned-words">{t('recipes.leftOut', { count: totals.leftOut })}</span>
              <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
            </Button>
          </Heading>
          <DisclosurePanel>
            {isExpanded ? (
              <ul className="left-out-files">
                {leftOut.map(({ mediaId, path, message }) => (
                  <li key={mediaId}>
                    <strong>{path}</strong> {message}
                  </li>
                ))}
                {totals.leftOut > leftOut.length ? (
                  <li>{t('exchange.more', { count: totals.leftOut - leftOut.length })}</li>
                ) : null}
              </ul>
            ) : null}
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}
