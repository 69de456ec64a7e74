import * as z from 'zod';
import { limits } from '../limits.ts';
import { caseAnswers } from '../model/case-look.ts';
import { uploadIdSchema as ulidSchema } from '../model/ids.ts';
import { subjectSchema } from '../model/subject.ts';
import { verdictNames } from '../model/verdict-words.ts';
import { opdPath, pageQuery, recordsQuery, text } from '../requests.ts';
import { readable } from './person.ts';

/** What callers send about looks at people; as strict as `requests.ts`. */

export const lookPath = z.strictObject({ lookId: ulidSchema });

/** `own`: with one's own looks. */
export const receiptsQuery = pageQuery.extend({ own: z.literal('true').optional(), cursor: ulidSchema.optional() });

export const toldInPersonQuery = pageQuery.extend({ cursor: ulidSchema.optional() });

/** Days are UTC days; `from` and `until` are both included. */
export const opdDaysQuery = recordsQuery.pick({ from: true, until: true, limit: true, cursor: true });

export const monthQuery = recordsQuery.pick({ limit: true, cursor: true }).extend({
  month: z
    .string()
    .regex(/^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/, 'tulis bulannya, misalnya 2026-11')
    .optional(),
});

/** The officer by whom it was; a reason where the number is denied. */
export const caseDecided = z
  .strictObject({ sub: subjectSchema, decision: z.enum(caseAnswers), reason: readable(text(limits.maxReasonCharacters)).optional() })
  .refine(({ decision, reason }) => decision === 'confirmed' || reason !== undefined, {
    path: ['reason'],
    message: 'tulis mengapa nomor ini ditolak',
  });
export const looksResumed = z.strictObject({ sub: subjectSchema, reason: readable(text(limits.maxReasonCharacters)) });
export const casePath = opdPath.extend({ lookId: ulidSchema });

export const verdictGiven = z.strictObject({
  verdict: z.enum(verdictNames),
  note: readable(text(limits.maxReasonCharacters)),
});
