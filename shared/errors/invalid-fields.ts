import { textFromElsewhere } from '../text/core-text.ts';
import type { FieldViolation } from './field-violation.ts';
import { GalleryDeskError } from './gallery-desk-error.ts';

/** The refusal of an input, with a message that says of each field what is wrong with it. */
export function invalidFields(fieldViolations: readonly FieldViolation[]): GalleryDeskError {
  const message = fieldViolations.map(({ field, description }) => `${field}: ${description}`).join(' ');
  return new GalleryDeskError('INVALID_ARGUMENT', textFromElsewhere(message), { fieldViolations });
}
