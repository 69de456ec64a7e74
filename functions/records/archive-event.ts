import { z } from 'zod';
import { utcDaySchema } from './utc-day.ts';

/** What the archive worker is called with: by the schedule, or by hand with nothing, or with the days to compare. */
export const archiveEventSchema = z.union([
  z.strictObject({ compare: z.strictObject({ from: utcDaySchema, until: utcDaySchema.optional() }) }),
  z.object({ source: z.literal('aws.events') }),
  z.strictObject({}),
]);
