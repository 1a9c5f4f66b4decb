import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import type { WritableCell } from '../state/cell.ts';
import { useCell } from '../state/use-cell.ts';

/** A part of the inspector that a person opens when it is needed, and that then stays open. */
export function InspectorPart(props: {
  readonly label: string;
  /** What is set there, in a few words. */
  readonly summary: string;
  readonly isOpen: WritableCell<boolean>;
  readonly children: ReactNode;
}) {
  const isOpen = useCell(props.isOpen);
  return (
    <Disclosure
      className="inspector-section inspector-part"
      isExpanded={isOpen}
      onExpandedChange={(next) => props.isOpen.set(next)}
    >
      <Heading level={3} className="inspector-part-heading">
        <Button slot="trigger" className="inspector-part-trigger">
          <ChevronRight className="inspector-part-arrow" size={14} strokeWidth={2} aria-hidden />
          <span className="inspector-part-name">{props.label}</span>
          <span className="inspector-part-summary">{props.summary}</span>
        </Button>
      </Heading>
      <DisclosurePanel className="inspector-part-panel">{isOpen ? props.children : null}</DisclosurePanel>
    </Disclosure>
  );
}
