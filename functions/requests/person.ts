import * as z from 'zod';
import { limits } from '../limits.ts';
import { uploadIdSchema as ulidSchema } from '../model/ids.ts';
import { announcement, nik, personGiven, text, withoutNik } from '../requests.ts';
import { isUnreadable, unreadableWords } from '../standards/unreadable-text.ts';

/* What callers send about persons. A NIK stands in the member of that name alone. */

const purpose = readable(text(limits.maxPurposeCharacters));
/** As the officer's own institution numbers its cases: somebody else can look the case up there. */
const caseNumber = readable(
  z.string().trim().min(limits.minCaseNumberCharacters, 'tulis nomor perkara instansi Anda').max(limits.maxCaseNumberCharacters),
);
const reason = readable(
  z.string().trim().min(limits.minLookReasonCharacters, 'tulis alasannya dalam satu kalimat').max(limits.maxReasonCharacters),
);

/** The person looked at reads it, and the Inspektorat. */
export function readable(words: z.ZodString) {
  return withoutNik(words).refine((value) => !isUnreadable(value), { message: unreadableWords });
}

export const personAsked = z.strictObject({ nik, purpose, caseNumber, reason });

/** Somebody who stands at the counter with a document; what is shown there may be shown nowhere else. */
export const counterVisit = personGiven.extend({ reason });

const cell = z
  .string()
  .max(limits.maxMatchedCellCharacters)
  .refine((value) => !isUnreadable(value), { message: unreadableWords });
export const listToMatch = z.strictObject({
  purpose,
  caseNumber,
  reason,
  /** As a clerk wrote them: what is no NIK or no date agrees with nothing. */
  rows: z
    .array(z.strictObject({ nik: cell, name: cell, birthDate: cell }))
    .min(1)
    .max(limits.maxMatchedRows),
});

/** A list that is sent as a file; of its name the ending alone is kept. */
export const matchListAnnounced = z.strictObject({
  purpose,
  caseNumber,
  reason,
  fileName: announcement.shape.fileName,
  size: z
    .number()
    .int()
    .min(1)
    .max(limits.maxMatchListBytes, `paling besar ${limits.maxMatchListBytes / 2 ** 20} MiB`),
  sha256: announcement.shape.sha256,
});
export const matchListPath = z.strictObject({ listId: ulidSchema });
/** The page of the result that `next` named. */
export const matchListQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^[1-9][0-9]{0,3}$/)
    .optional(),
});

export const personsToLock = z.strictObject({
  niks: z.array(nik).min(1).max(limits.maxLockedPersons),
  /** Of locked children: the parent who may see them all the same. */
  guardianNik: nik.optional(),
  reason,
});

export const personsToUnlock = z.strictObject({ niks: z.array(nik).min(1).max(limits.maxLockedPersons), reason });

/** Somebody who does not know their NIK, as they say it themselves. */
export const personSought = z.strictObject({
  name: readable(text(limits.maxSearchedNameCharacters)),
  birthDate: z.iso.date(),
  kelurahan: readable(text(limits.maxKelurahanCharacters)),
  reason,
});

export const searchGranted = z.strictObject({ until: z.iso.date(), reason });
