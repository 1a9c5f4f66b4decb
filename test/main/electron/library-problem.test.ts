import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../main/electron/library-problem.ts';
import { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../../shared/text/core-text.ts';

describe('a library that does not open', () => {
  it.each([
    ['FAILED_PRECONDITION', 'This library cannot be opened now'],
    ['DATA_LOSS', 'This library is damaged'],
    ['UNAVAILABLE', 'This library cannot be reached'],
  ] as const)('is told with the words of the error when it is %s', async (code, title) => {
    const error = new GalleryDeskError(
      code,
      textFromElsewhere('Another program has it open: pid 7. Close that one.'),
    );
    const { message, detail } = await describeProblem('/photos/library', error);
    expect(message).toBe(title);
    expect(detail).toContain('Another program has it open: pid 7. Close that one.');
    expect(detail).toContain('/photos/library');
  });

  it('shows nothing of the inside of a fault of the program', async () => {
    const { detail } = await describeProblem('/photos/library', new TypeError('x is not a function'));
    expect(detail).not.toContain('x is not a function');
    expect(detail).toContain('Show Log Files');
  });

  it('always offers a way on', async () => {
    const { choices } = await describeProblem('/photos/library', new Error('x'));
    expect(choices.map(({ choice }) => choice)).toEqual(['open-another', 'try-again', 'close']);
  });
});
