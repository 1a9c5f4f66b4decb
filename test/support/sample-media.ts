import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real files of cameras, phones and programs beside the checkout, where there are any. */
export const SAMPLES = fileURLToPath(new URL('../../../shared/samples', import.meta.url));

/** Tests that need them are left out where they are not there; others have files that they make themselves. */
export const HAS_SAMPLES = existsSync(SAMPLES);
