import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const count = z.number().nonnegative();
const units = {
  requests: count,
  bytes: count,
  invocations: count,
  gigabyteSeconds: count,
  readUnits: count,
  writeUnits: count,
  objectReads: count,
  objectWrites: count,
  downloadedBytes: count,
  messages: count,
  logBytes: count,
};

const measuredSchema = z.strictObject({
  /** The day. */
  at: z.iso.date(),
  commit: z.string().regex(/^[0-9a-f]{7,40}$/),
  machine: z.string(),
  /** Of the demo city, whose schedules ran. */
  datasets: count,
  read: z.strictObject(units),
  delivery: z.strictObject({ rows: count, ...units }),
  schedules: z.record(z.string(), z.strictObject({ expression: z.string(), ...units })),
});

export type MeasuredUnits = z.infer<typeof measuredSchema>;
export type Units = MeasuredUnits['read'];

/** What `npm run bench -- units` wrote last. */
export function measuredUnits(): MeasuredUnits {
  return measuredSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'measured-units.json'), 'utf8')));
}
