import * as z from 'zod';
import { limits } from '../limits.ts';
import { lookSchema } from './look.ts';
import { ticketKinds, ticketParties, ticketStates } from './ticket-words.ts';
import { uploadSchema } from './upload.ts';
import { endOfWorkingDays } from './working-day.ts';

/** The look that a question is about, as its receipt told the resident, and the account that looked. */
const questionedLook = lookSchema.pick({
  ...{ lookId: true, at: true, kind: true, viewer: true, name: true },
  ...{ institution: true, purpose: true, caseNumber: true, reason: true },
});

/** The upload that an OPD asks about, as it stood then. What the machine said of it stays in its report; of it the first error alone is here, without a cell. */
export const askedUploadSchema = uploadSchema.pick({ uploadId: true, datasetId: true, fileName: true, state: true }).extend({
  errors: z.number().int().optional(),
  firstError: z
    .strictObject({
      type: z.string(),
      fieldName: z.string().optional(),
      fieldNumber: z.number().int().optional(),
      rowNumber: z.number().int().optional(),
      message: z.string(),
      mend: z.string(),
    })
    .optional(),
  /** The OPD lets the helpdesk read the cells of the errors, in the report and while that is kept; they are never copied. */
  sharesCells: z.literal(true).optional(),
});

/** What a resident asks about their own data, or an OPD about an upload, and how far it is. It holds no NIK; the person is the keyed hash, which no answer ever gives. */
export const ticketSchema = z.strictObject({
  /** A ULID. */
  ticketId: z.string(),
  kind: z.enum(ticketKinds),
  /** The resident whose it is, as `personHash` names them; of no one where an OPD asks. */
  person: z.string().optional(),
  /** Of the resident, or of the account that asks for its OPD. */
  name: z.string(),
  /** The OPD that answers, or the one that asks; without one the Inspektorat answers: who looked was of no OPD of the city. */
  opdId: z.string().optional(),
  subject: z.string().max(limits.maxTicketSubjectCharacters).optional(),
  /** As the resident named it; nobody checked that they are in it. */
  datasetId: z.string().optional(),
  look: questionedLook.optional(),
  upload: askedUploadSchema.optional(),
  state: z.enum(ticketStates),
  openedAt: z.iso.datetime(),
  /** When the answer is due. */
  dueAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().optional(),
  firstAnsweredAt: z.iso.datetime().optional(),
  /** An answer came after it was due. */
  wasLate: z.literal(true).optional(),
  closedAt: z.iso.datetime().optional(),
  updatedAt: z.iso.datetime(),
  /** Its messages in their order; one that is not named here was never said. */
  messageIds: z.array(z.string()).min(1).max(limits.maxTicketMessages),
  revision: z.number().int(),
});

export type Ticket = z.infer<typeof ticketSchema>;

/** What somebody said: in words, or that it is refused, which has one wording. */
export const ticketMessageSchema = z.strictObject({
  messageId: z.string(),
  at: z.iso.datetime(),
  from: z.enum(ticketParties),
  /** The account that said it, and its name. */
  by: z.string(),
  name: z.string(),
  text: z.string().max(limits.maxTicketMessageCharacters).optional(),
  refusal: z.literal(true).optional(),
});

export type TicketMessage = z.infer<typeof ticketMessageSchema>;

/** Whether an answer is due and has not come. */
export function isOverdue({ state, dueAt }: Pick<Ticket, 'state' | 'dueAt'>, now: Date): boolean {
  return state === 'waiting' && Date.parse(dueAt) < now.getTime();
}

/** When the answer to what is asked now is due: the law's clock runs by the hour, the helpdesk's by working days. */
export function dueOf(kind: Ticket['kind'], now: Date, holidays: readonly string[]): string {
  if (kind === 'upload') return endOfWorkingDays(now, limits.helpWorkingDays, holidays).toISOString();
  const hours = kind === 'receipt' ? limits.receiptQuestionDays * 24 : limits.requestHours;
  return new Date(now.getTime() + hours * 60 * 60 * 1000).toISOString();
}
