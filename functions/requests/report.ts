import * as z from 'zod';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema } from '../model/ids.ts';
import { periodCadence } from '../model/period.ts';
import { reportFormats } from '../model/report-format.ts';
import { text } from '../requests.ts';
import { readable } from './person.ts';

/** What callers send about reports. */

/** A week or a month. */
const reportIdSchema = z
  .string()
  .max(limits.maxPeriodCharacters)
  .refine((id) => ['weekly', 'monthly'].includes(periodCadence(id) ?? ''), { message: 'tulis minggu (2026-W48) atau bulan (2026-11)' });

export const reportPath = z.strictObject({ reportId: reportIdSchema });
/** `opd`: that OPD's own part. */
export const reportQuery = z.strictObject({ opd: opdIdSchema.optional() });
export const reportFilePath = z.strictObject({ reportId: reportIdSchema, format: z.enum(reportFormats) });
export const reasonPath = z.strictObject({ reportId: reportIdSchema, datasetId: datasetIdSchema });
/** Printed in a table that the mayor reads. */
export const reportReasonGiven = z.strictObject({ text: readable(text(limits.maxReportReasonCharacters)) });
