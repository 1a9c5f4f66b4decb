import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Heading } from 'react-aria-components/Heading';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { LeftOutFile } from '../../../shared/recipes/recipe-plan.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** Files that become no items, and why. */
export function LeftOutFiles(props: {
  readonly label: string;
  /** The first of them. */
  readonly files: readonly LeftOutFile[];
  readonly total: number;
}) {
  const { label, files, total } = props;
  return (
    <Disclosure>
      {({ isExpanded }) => (
        <>
          <Heading level={3} className="planned-heading">
            <Button slot="trigger" className="planned-line">
              <span className="planned-words">{label}</span>
              <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
            </Button>
          </Heading>
          <DisclosurePanel>
            {isExpanded ? (
              <ul className="left-out-files">
                {files.map(({ mediaId, path, message }) => (
                  <li key={mediaId}>
                    <strong>{path}</strong> {coreText(message)}
                  </li>
                ))}
                {total > files.length ? <li>{t('exchange.more', { count: total - files.length })}</li> : null}
              </ul>
            ) : null}
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}
