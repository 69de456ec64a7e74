import * as z from 'zod';
import { deliveryStatuses } from '../model/delivery-status.ts';
import { reportHeadSchema, reportPartSchema, reportReasonSchema } from '../model/report.ts';
import { download } from './described.ts';
import { count, moment } from './moment.ts';
import { open, seeing } from './problems.ts';
import { statusesText } from './progress.ts';
import { link } from './rows.ts';

const { reportId, kind } = reportHeadSchema.shape;
const times = {
  closesAt: moment.describe('Saat laporan ditutup: angkanya tidak berubah lagi.'),
  finalAt: moment.describe('Saat laporan final: sejak itu keterangannya pun tidak berubah.'),
};

const listed = z
  .strictObject({ reportId, kind, ...times, isFinal: z.boolean() })
  .meta({ id: 'ProgressReportListed', description: 'Satu laporan mingguan atau bulanan dalam daftar.' });

const counted = {
  planned: count,
  judged: count.describe('Yang dinilai: onTime dan late.'),
  onTime: count.describe('Tepat waktu: on-time dan nihil.'),
  late: count.describe('Yang lewat tanggal jatuh temponya, apa pun statusnya.'),
  statuses: z.record(z.enum(deliveryStatuses), count).describe(statusesText),
};

const part = reportPartSchema.shape;
const opd = z
  .strictObject({ opdId: part.opdId, name: part.name, ...counted })
  .meta({ id: 'ProgressReportOpd', description: 'Satu OPD dalam laporan.' });

const late = part.datasets.element
  .extend({ opdId: part.opdId, opdName: part.name, nextDue: moment.optional(), reason: z.string().describe('Keterangan OPD.').optional() })
  .meta({ id: 'ProgressReportLate', description: 'Dataset yang terlambat atau perlu diperbaiki saat laporan ditutup.' });

const report = z
  .strictObject({
    ...{ reportId, kind, ...times, countedAt: moment },
    scope: z.enum(['all', 'opd', 'public']).describe('Semua; satu OPD; atau untuk umum: dataset terbuka dan terbatas, dalam angka.'),
    isFinal: z.boolean(),
    hasFiles: z.boolean().describe('Berkas PDF dan Excel sudah dibuat: dalam satu jam sesudah final.'),
    total: z.strictObject(counted),
    percentOnTime: count.describe('onTime dari judged.').optional(),
    opds: z.array(opd),
    late: z.array(late),
    unseen: count.describe('Dataset lain yang terlambat, yang tidak boleh Anda lihat.'),
    causes: z.array(z.strictObject({ cause: z.string(), text: z.string(), uploads: count })),
    change: z
      .strictObject({
        since: reportId.describe('Laporan yang dibandingkan.'),
        lateBefore: count,
        percentBefore: count.optional(),
        newlyLate: count,
        settled: count.describe('Yang dahulu terlambat dan kini tidak.'),
      })
      .optional(),
  })
  .meta({ id: 'ProgressReport', description: 'Laporan kemajuan satu minggu atau bulan.' });

const reason = reportReasonSchema
  .omit({ opdId: true, by: true })
  .meta({ id: 'ReportReason', description: 'Keterangan OPD atas keterlambatan satu dataset.' });

const listOfReports = z
  .strictObject({ items: z.array(listed) })
  .meta({ id: 'ProgressReports', description: 'Laporan mingguan dan bulanan, yang terbaru lebih dahulu.' });

/** What the mayor is told on Monday. */
export const progressReports = {
  listReports: {
    summary: 'Laporan kemajuan mingguan dan bulanan',
    success: { 200: listOfReports },
    problems: open,
  },
  getProgressReport: { summary: 'Satu laporan kemajuan, sejauh yang boleh Anda lihat', success: { 200: report }, problems: open },
  getReportFile: {
    summary: 'Laporan final sebagai PDF atau Excel: tautan paling lama 60 detik',
    success: { 200: link, 302: download },
    problems: open,
    sometimes: ['Vary'],
  },
  setReportReason: {
    summary: 'Tulis keterangan atas keterlambatan satu dataset, sampai laporan final',
    success: { 200: reason },
    problems: [...seeing, 'conflict'],
  },
} as const;
