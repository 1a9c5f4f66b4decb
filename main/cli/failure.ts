import { ORPCError } from '@orpc/client';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { UsageError } from './usage-error.ts';

/** What a failed run prints on standard error, and how it ends. */
export interface Failure {
  readonly exitStatus: 1 | 2;
  readonly error: { readonly code: string; readonly message: string; readonly data: unknown };
}

/** An error in the form in which programs read it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) {
    return { exitStatus: 2, error: { code: error.code, message: error.message, data: error.data } };
  }
  if (error instanceof GalleryDeskError || error instanceof ORPCError) {
    const { code, message } = error;
    const data: unknown = error.data;
    return { exitStatus: 1, error: { code: String(code), message, data: data ?? {} } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { exitStatus: 1, error: { code: 'INTERNAL', message, data: {} } };
}
