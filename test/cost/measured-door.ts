import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const asked = z.strictObject({ requests: z.number().positive(), bytes: z.number().positive() });

const measuredSchema = z.strictObject({
  /** The day. */
  at: z.iso.date(),
  commit: z.string().regex(/^[0-9a-f]{7,40}$/),
  machine: z.string(),
  /** Of the visits, by browsers that keep nothing of the site yet. */
  firstShare: z.number().min(0).max(1),
  /** Whole files that a read ends at, which S3 sends whether the link to it was kept or not. */
  files: z.number().nonnegative(),
  /** What a read asks of the front door and is sent, headers included: by so many first visits, by none but these, by none of these. */
  read: asked,
  readOfFirstVisits: asked,
  readOfVisitsAgain: asked,
  visits: z.array(z.strictObject({ pages: z.array(z.string()), times: z.number(), first: asked, again: asked })).min(1),
});

export type MeasuredDoor = z.infer<typeof measuredSchema>;

/** What `npm run bench -- visits` wrote last. */
export function measuredDoor(): MeasuredDoor {
  return measuredSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'measured-door.json'), 'utf8')));
}
