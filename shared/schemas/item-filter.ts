import * as z from 'zod';
import { FLAG_STATES } from '../model/item-filter.ts';

export const itemFilterSchema = z.object({
  flags: z.array(z.enum(FLAG_STATES)).max(FLAG_STATES.length).optional(),
  minimumRating: z.number().int().min(1).max(5).optional(),
});
