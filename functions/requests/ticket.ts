import * as z from 'zod';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema, uploadIdSchema as ulidSchema, uploadIdSchema } from '../model/ids.ts';
import { pageQuery, text } from '../requests.ts';
import { readable } from './person.ts';

/** What callers send about tickets; as strict as `requests.ts`. No text of it may hold a NIK: several people read it. What names no `kind` is about an upload. */

export const ticketPath = z.strictObject({ ticketId: ulidSchema });

const message = readable(text(limits.maxTicketMessageCharacters));
const request = { opdId: opdIdSchema, subject: readable(text(limits.maxTicketSubjectCharacters)), message };

export const ticketOpened = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('receipt'), lookId: ulidSchema, message }),
  // The dataset is named as the caller sees it: it is passed on unread, and an answer tells nothing of whether there is one.
  z.strictObject({ kind: z.literal('correction'), ...request, datasetId: datasetIdSchema.optional() }),
  z.strictObject({ kind: z.literal('access'), ...request }),
  z.strictObject({
    kind: z.literal('upload').optional(),
    datasetId: datasetIdSchema,
    uploadId: uploadIdSchema,
    subject: readable(text(limits.maxTicketSubjectCharacters)).optional(),
    message,
    // Cells are shared where their OPD says so, and never by leaving something out.
    shareCells: z.boolean().optional(),
  }),
]);

/** Words; or a refusal, which takes none. */
export const ticketWritten = z.union([z.strictObject({ message }), z.strictObject({ refusal: z.literal(true) })]);

/** By mail, that there is something new, and nothing of what. */
export const noticesChosen = z.strictObject({ byMail: z.boolean() });

/**
 * `list`: one's own, those that an OPD answers (`opdId`, where one is of several), those of residents in the whole city; those that an OPD asks about its uploads, or the
 * helpdesk's queue of these.
 */
export const ticketsQuery = pageQuery.extend({
  list: z.enum(['own', 'desk', 'city', 'asked', 'help']).optional(),
  opdId: opdIdSchema.optional(),
  state: z.enum(['unfinished', 'finished']).optional(),
  cursor: ulidSchema.optional(),
});
