import { createHash, randomBytes } from 'node:crypto';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';

/** What makes a plan come out the same when it is made again: its moment and its source of ids. */
export interface PlanOrigin {
  /** ms since the epoch */
  readonly plannedAt: number;
  /** 16 hexadecimal digits */
  readonly seed: string;
}

/** What a plan's id says. */
export interface PlanIdentity extends PlanOrigin {
  /** Of the imported text. */
  readonly sourceDigest: string;
  /** Of what the plan does. */
  readonly digest: string;
}

const PLAN_ID = /^([0-9a-z]{1,11})-([0-9a-f]{16})-([0-9a-f]{16})-([0-9a-f]{32})$/;

export function newOrigin(now: Date): PlanOrigin {
  return { plannedAt: now.getTime(), seed: randomBytes(8).toString('hex') };
}

export function planIdOf({ plannedAt, seed, sourceDigest, digest }: PlanIdentity): string {
  return `${plannedAt.toString(36)}-${seed}-${sourceDigest.slice(0, 16)}-${digest.slice(0, 32)}`;
}

/** @throws GalleryDeskError `INVALID_ARGUMENT` for what no plan is called */
export function readPlanId(planId: string): PlanIdentity {
  const [, time = '', seed = '', sourceDigest = '', digest = ''] = PLAN_ID.exec(planId) ?? [];
  const plannedAt = Number.parseInt(time, 36);
  if (seed !== '' && plannedAt <= 8.64e15) return { plannedAt, seed, sourceDigest, digest };
  throw new GalleryDeskError(
    'INVALID_ARGUMENT',
    `“${planId}” is no id of a plan. Call planImport and hand over the planId that it answers.`,
    { value: planId },
  );
}

/** GUIDs that follow from the seed alone, version 8 of RFC 9562: a plan made again names the same new galleries and items. */
export function idsOf({ seed }: PlanOrigin): () => string {
  let count = 0;
  return () => {
    count += 1;
    const bytes = createHash('sha256').update(`${seed}:${count}`).digest();
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex', 0, 16);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
