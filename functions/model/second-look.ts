import * as z from 'zod';
import { secondLookStates, settlements, supervisorFields } from './second-look-words.ts';

const moment = z.string();

/** `DATASET#<id>` / `SECOND-LOOK#<uploadId>`: priority data that the steward approved, looked at again by the pembina data of its field. */
export const secondLookSchema = z.strictObject({
  datasetId: z.string(),
  uploadId: z.string(),
  opdId: z.string(),
  field: z.enum(supervisorFields),
  versionNumber: z.number().int().optional(),
  state: z.enum(secondLookStates),
  sentAt: moment,
  /** Until when they look: the end of a working day. */
  until: moment,
  judged: z.strictObject({ at: moment, by: z.string(), reasons: z.array(z.string()) }).optional(),
  settled: z.strictObject({ at: moment, by: z.string(), as: z.enum(settlements), text: z.string() }).optional(),
  /** Grows by one at each write. */
  revision: z.number().int().positive(),
});

export type SecondLook = z.infer<typeof secondLookSchema>;
