import * as z from 'zod';
import { limits } from '../limits.ts';
import { forumDecisionSchema } from '../model/forum-decision.ts';
import { opdIdSchema } from '../model/ids.ts';
import { planEntrySchema } from '../model/plan.ts';
import { planParties } from '../model/plan-words.ts';
import { text } from '../requests.ts';
import { inertText } from '../standards/inert-text.ts';
import { readable } from './person.ts';

/** What callers send about plans and the forum; as strict as `requests.ts`. */

const year = z
  .string()
  .regex(/^20[0-9]{2}$/)
  .transform(Number)
  .pipe(z.number().int().min(2000).max(2099));

export const planYearPath = z.strictObject({ year });
export const planPath = z.strictObject({ year, opdId: opdIdSchema });
export const planFilePath = planPath.extend({ format: z.enum(['csv', 'xlsx']) });

/** One line, as a cell of a list holds it: written into a CSV file it is what it is, and no formula. */
const line = (maximum: number) =>
  readable(text(maximum))
    .refine((value) => value !== '-', { message: 'hanya tanda hubung; tulis isinya, atau kosongkan' })
    .refine((value) => !/[\t\r\n]/.test(value), { message: 'lebih dari satu baris; tulis dalam satu baris' })
    .refine((value) => inertText(value) === value, {
      message: 'diawali =, +, - atau @, yang dijalankan Excel sebagai rumus; awali dengan huruf',
    });

const plannedEntry = planEntrySchema.extend({
  title: line(limits.maxTitleCharacters),
  code: line(limits.maxPlanCodeCharacters).optional(),
  measure: line(limits.maxPlanMeasureCharacters).optional(),
  definition: line(limits.maxPlanDefinitionCharacters).optional(),
  responsibleUnit: line(limits.maxPlanUnitCharacters).optional(),
});

export const planWritten = z.strictObject({
  entries: z.array(plannedEntry).max(limits.maxPlanEntries, `paling banyak ${limits.maxPlanEntries} data dalam satu daftar`),
});

export const planCopied = z.strictObject({ fromYear: z.number().int().min(2000).max(2099) });

/** The revision that was read: nobody stands by what they have not seen. */
const revision = z.number().int().min(0);

export const planSigned = z.strictObject({ revision });

/** Only whoever is both says as whom. */
export const planAgreed = z.strictObject({ revision, as: z.enum(planParties).optional() });

/** A list as a file: read, and nothing of it kept. `access` and `cadence` are those of rows that say none. */
export const planFileGiven = z.strictObject({
  fileName: text(limits.maxFileNameCharacters),
  base64: z
    .base64()
    .max(Math.ceil(limits.maxPlanFileBytes / 3) * 4, `berkas lebih dari ${limits.maxPlanFileBytes / 1024} KiB; sisakan daftarnya saja`),
  access: planEntrySchema.shape.access,
  cadence: planEntrySchema.shape.cadence,
});

const indicator = forumDecisionSchema.shape.producers.element.shape.indicator.min(1);

export const forumHeld = z
  .strictObject({
    heldOn: z.iso.date('tulis tanggal rapat: 2026-11-23'),
    number: readable(text(limits.maxForumNumberCharacters)).optional(),
    minutes: readable(text(limits.maxForumMinutesCharacters)),
    producers: z
      .array(z.strictObject({ indicator, opdId: opdIdSchema }))
      .max(limits.maxForumOutcomes)
      .optional(),
    priorities: z
      .array(z.strictObject({ indicator, opdId: opdIdSchema, priority: z.boolean() }))
      .max(limits.maxForumOutcomes)
      .optional(),
  })
  .refine(({ producers = [], priorities = [] }) => producers.length + priorities.length > 0, {
    message: 'sebut paling sedikit satu putusan: produsen data sebuah indikator, atau data prioritas',
    path: ['producers'],
  });
