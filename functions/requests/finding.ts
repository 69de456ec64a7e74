import * as z from 'zod';
import { limits } from '../limits.ts';
import { findingVerdictNames } from '../model/finding-words.ts';
import { datasetIdSchema, uploadIdSchema as ulidSchema } from '../model/ids.ts';
import { text } from '../requests.ts';
import { personAsked, readable } from './person.ts';

/** What callers send about findings; as strict as `requests.ts`. */

export const findingPath = z.strictObject({ datasetId: datasetIdSchema, findingId: ulidSchema });

/** The purpose is the city's own, and the case is the finding. */
export const findingOpened = personAsked.pick({ reason: true });

export const findingVerdictGiven = z.strictObject({
  verdict: z.enum(findingVerdictNames),
  note: readable(text(limits.maxReasonCharacters)),
});
