import * as z from 'zod';
import { datasetSchema } from '../model/dataset.ts';
import { deliveryStatuses } from '../model/delivery-status.ts';
import { progressCountSchema } from '../model/progress-count.ts';
import { uploadSchema } from '../model/upload.ts';
import { moment } from './moment.ts';
import { open } from './problems.ts';

const { public: publicly, opdId } = progressCountSchema.shape;

/** What the numbers by status are. */
export const statusesText = 'Banyaknya dataset menurut status; jumlahnya sama dengan planned.';

const historyPoint = z
  .strictObject({
    at: moment,
    week: z.string().describe('Senin minggunya menurut waktu kota: 2026-11-23.'),
    delivered: z.number(),
    late: z.number(),
  })
  .meta({ id: 'ProgressPoint', description: 'Kemajuan pada satu hari yang lalu.' });

const opdProgress = progressCountSchema
  .omit({ at: true, public: true })
  .extend({
    name: z.string(),
    statuses: progressCountSchema.shape.statuses.describe(statusesText),
    history: z.array(historyPoint).describe('Tiap hari selama triwulan terakhir; sebelumnya tiap minggu, sampai dua tahun.'),
  })
  .meta({
    id: 'OpdProgress',
    description: 'Kemajuan satu OPD: yang direncanakan, jatuh tempo, terkirim, terlambat, ditolak, belum pernah ada.',
  });

const progress = z
  .strictObject({ period: z.string(), at: moment, items: z.array(opdProgress) })
  .meta({ id: 'Progress', description: 'Kemajuan OPD dalam satu bulan, atau sampai satu hari.' });

const publicOpdProgress = publicly
  .extend({ opdId, name: z.string() })
  .meta({ id: 'PublicOpdProgress', description: 'Kemajuan satu OPD dari dataset terbuka dan terbatas saja.' });

const publicProgress = z
  .strictObject({ at: moment, items: z.array(publicOpdProgress) })
  .meta({ id: 'PublicProgress', description: 'Kemajuan semua OPD untuk umum.' });

const { datasetId, title, access, cadence } = datasetSchema.shape;
const { uploadId, state } = uploadSchema.shape;

const delivery = z
  .strictObject({
    datasetId,
    title,
    access,
    cadence,
    priority: z.boolean(),
    nextDue: moment.optional(),
    isLate: z.boolean(),
    daysLate: z.number().int().describe('Hari penuh sejak jatuh tempo; 0 pada hari pertama dan bila tidak terlambat.'),
    isMissing: z.boolean().describe('Belum pernah terbit.'),
    isNihil: z.boolean().describe('Dilaporkan nihil untuk periode yang jatuh tempo: terkirim.'),
    nihilPeriod: z.string().optional(),
    needsCorrection: z.boolean().describe('Unggahan terbarunya ditolak atau dikembalikan.'),
    isInReview: z.boolean().describe('Unggahan terbarunya menunggu walidata.'),
    current: z.strictObject({ versionNumber: z.number().int(), publishedAt: moment, rows: z.number().int() }).optional(),
    newestUpload: z.strictObject({ uploadId, state, startedAt: moment.optional() }).optional(),
  })
  .meta({ id: 'Delivery', description: 'Bagaimana satu dataset memenuhi jadwalnya.' });

const deliveries = z
  .strictObject({
    opdId,
    name: z.string(),
    at: moment,
    items: z.array(delivery),
    unseen: z.number().int().describe('Dataset lain OPD ini, yang tidak boleh Anda lihat.'),
  })
  .meta({ id: 'Deliveries', description: 'Dataset satu OPD menurut jadwalnya, yang paling lama terlambat lebih dahulu.' });

const periodStanding = z
  .strictObject({
    period: z.string(),
    dueAt: moment,
    status: z.enum(deliveryStatuses),
    isLate: z.boolean().describe('Terkirim setelah jatuh tempo, atau belum dan sudah jatuh tempo.'),
    daysLate: z.number().int().describe('Hari penuh dari jatuh tempo sampai terkirim, atau sampai sekarang bila belum.'),
    deliveredAt: moment.optional(),
    sentBack: z.number().int().describe('Unggahan untuk periode itu yang ditolak atau dikembalikan.'),
  })
  .meta({ id: 'PeriodStanding', description: 'Bagaimana satu periode yang jatuh tempo dipenuhi.' });

const periods = z
  .strictObject({
    datasetId,
    at: moment,
    items: z.array(periodStanding),
    earlier: z.number().int().describe('Periode yang lebih lama, yang tidak ikut di sini.'),
    isWhole: z
      .boolean()
      .describe(
        'Bila false: yang lalu tidak dihitung ulang, karena frekuensinya pernah lain, datanya dikumpulkan dari unit, atau kirimannya tidak lengkap lagi atau terlalu banyak.',
      ),
  })
  .meta({ id: 'Periods', description: 'Riwayat kiriman satu dataset tiap periode, yang terbaru lebih dahulu.' });

/** Who is late. */
export const progressOfOpds = {
  getProgress: { summary: 'Kemajuan semua OPD', success: { 200: progress }, problems: open },
  getOpdProgress: { summary: 'Kemajuan satu OPD', success: { 200: progress }, problems: open },
  listDeliveries: { summary: 'Dataset satu OPD menurut jadwalnya', success: { 200: deliveries }, problems: open },
  listPeriods: { summary: 'Riwayat kiriman satu dataset tiap periode', success: { 200: periods }, problems: open },
  getPublicProgress: {
    summary: 'Kemajuan dataset terbuka dan terbatas',
    success: { 200: publicProgress },
    problems: open,
    sameForAll: true,
  },
} as const;
