import * as z from 'zod';
import { limits } from '../limits.ts';
import { opdIdSchema } from '../model/ids.ts';
import { followUpSchema } from '../model/minutes.ts';
import { minutesFiles, minutesPapers } from '../model/minutes-words.ts';
import { periodCadence } from '../model/period.ts';
import { announcement, text } from '../requests.ts';
import { readable } from './person.ts';

/** What callers send about minutes of the review. */

/** A quarter (docs/decisions/0071-minutes-of-the-review.md). */
const quarter = z
  .string()
  .max(limits.maxPeriodCharacters)
  .refine((period) => periodCadence(period) === 'quarterly', { message: 'tulis triwulan: 2026-Q4' });
/** Which of several minutes of one period. */
const n = z
  .string()
  .regex(/^[1-9][0-9]?$/, 'tulis nomor urut berita acara')
  .transform(Number)
  .pipe(z.number().int().min(1).max(99));

export const minutesPath = z.strictObject({ opdId: opdIdSchema, period: quarter });
export const minutesListQuery = z.strictObject({ period: quarter.optional(), opd: opdIdSchema.optional() });
export const minutesQuery = z.strictObject({ n: n.optional() });
export const minutesFilePath = minutesPath.extend({ minutesFile: z.enum(minutesFiles) });

/** Crockford's letters: none that is read for another. */
const checkNumber = z.string().regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${limits.checkNumberCharacters}}$`));
export const checkPath = z.strictObject({ checkNumber });

const line = (maximum: number) => readable(text(maximum));
const party = z.strictObject({ name: line(limits.maxPartyNameCharacters), post: line(limits.maxPartyPostCharacters) });

export const minutesWritten = z.strictObject({
  letter: z.strictObject({
    number: line(limits.maxLetterNumberCharacters),
    heldOn: z.iso.date('tulis tanggal berita acara: 2026-11-30'),
    place: line(limits.maxLetterPlaceCharacters),
    ...{ walidata: party, opd: party, knowing: party },
  }),
  followUps: z
    .array(followUpSchema.extend({ text: line(limits.maxFollowUpCharacters), until: z.iso.date('tulis tanggal: 2026-12-14') }))
    .max(limits.maxFollowUps),
  /** The one that stands, whose place it takes. */
  replaces: z.number().int().min(1).max(limits.maxMinutesOfPeriod).optional(),
});

/** The revision that was read: nobody signs off what they have not seen. */
export const minutesFinished = z.strictObject({ revision: z.number().int().min(0) });

const which = z.number().int().min(1).max(limits.maxMinutesOfPeriod);

export const signedFileAnnounced = z.strictObject({
  n: which,
  paper: z.enum(minutesPapers),
  size: z
    .number()
    .int()
    .min(1)
    .max(limits.maxSignedFileBytes, `berkas lebih dari ${limits.maxSignedFileBytes / 1024 / 1024} MiB; kirim PDF yang lebih kecil`),
  sha256: announcement.shape.sha256,
});

export const signedFileSent = z.strictObject({ n: which });
export const minutesRevoked = z.strictObject({ n: which, reason: line(limits.maxReasonCharacters) });
