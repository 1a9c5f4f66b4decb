import type { CoreText } from '../text/core-text.ts';

/** One rule that one field breaks, in the shape of the Pro Gallery API's `details.validationError`. */
export interface FieldViolation {
  /** Path of the field: `item.image.quality`. */
  readonly field: string;
  /** For people: what is wrong with the value and what is allowed. */
  readonly description: CoreText;
  /** For programs: `REQUIRED`, `MIN`, `MAX`, `MIN_LENGTH`, `MAX_LENGTH`, `FORMAT`, `TYPE`, `ONE_OF`, `OTHER`. */
  readonly violatedRule: string;
}
