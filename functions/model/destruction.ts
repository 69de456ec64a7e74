import * as z from 'zod';
import { processingSchema } from './dataset.ts';
import { datasetIdSchema, opdIdSchema } from './ids.ts';

const count = z.number().int().nonnegative();
const objects = z.strictObject({ versions: count, bytes: count });

/**
 * `DATASET#<id>` / `MINUTES#<ulid>`: the minutes of a destruction (berita acara pemusnahan). What was there when it began; no cell, and no name of a person. They are
 * written before anything is removed, and closed by `finishedAt`.
 */
export const destructionSchema = z.strictObject({
  datasetId: datasetIdSchema,
  minutesId: z.string(),
  opdId: opdIdSchema,
  title: z.string(),
  /** Why it was kept, and until when: the processing as its OPD had stated it. */
  processing: processingSchema,
  /** Published versions, and when the first and the last came. */
  versions: z.strictObject({ count, first: z.string().optional(), last: z.string().optional() }),
  periods: z.strictObject({ count, first: z.string().optional(), last: z.string().optional() }),
  /** Parts of all versions, each once, and their rows. */
  parts: count,
  rows: count,
  /** SHA-256 of the parts' own checksums, sorted, a line each: the manifests keep every one of them. */
  checksum: z.string(),
  /** Uploads of any state. */
  uploads: count,
  /** Object versions and delete markers that held cells or hid some. */
  objects: z.strictObject({ published: objects, inbox: objects }),
  begunAt: z.string(),
  finishedAt: z.string().optional(),
  /** The request of the run that began it. */
  run: z.string(),
});

export type Destruction = z.infer<typeof destructionSchema>;
