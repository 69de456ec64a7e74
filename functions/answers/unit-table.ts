import * as z from 'zod';
import { limits } from '../limits.ts';
import { numberText } from '../messages/number.ts';
import { datasetSchema } from '../model/dataset.ts';
import { partStatuses } from '../model/part-status.ts';
import { unitSchema } from '../model/unit.ts';
import { uploadSchema } from '../model/upload.ts';
import { csv, written } from './described.ts';
import { count, moment } from './moment.ts';
import { changing, open, seeing } from './problems.ts';
import { rows } from './rows.ts';
import { uploads } from './uploads.ts';

const { unitId, name, kelurahan } = unitSchema.shape;
const { datasetId, title, cadence } = datasetSchema.shape;

const unit = unitSchema
  .omit({ updatedBy: true })
  .extend({
    accounts: unitSchema.shape.accounts.describe(
      'Akun yang bertindak untuk unit ini; berlaku selama akunnya juga bertugas sebagai unit OPD ini.',
    ),
    datasetIds: unitSchema.shape.datasetIds.describe('Dataset yang bagiannya dikirim unit ini.'),
    ended: z.strictObject({ at: moment }).describe('Sejak kapan tidak mengirim lagi.').optional(),
    updatedAt: moment,
  })
  .meta({ id: 'Unit', description: 'Unit sebuah OPD: puskesmas, sekolah, atau kelurahan yang mengirim bagiannya sendiri.' });

const units = z.strictObject({ items: z.array(unit) }).meta({ id: 'Units', description: 'Unit sebuah OPD, termasuk yang sudah berakhir.' });

const newestUpload = z
  .strictObject({ uploadId: uploadSchema.shape.uploadId, state: uploadSchema.shape.state, startedAt: moment.optional() })
  .meta({ id: 'UnitUpload', description: 'Kiriman terbaru sebuah unit.' });

const isWhole = z
  .boolean()
  .describe(
    `Apakah semua kiriman sejak awal periode itu terbaca. Bila tidak, hanya ${numberText(limits.maxUploadsRead)} yang terbaru, dan unit yang kirimannya lebih lama tampak belum mengirim.`,
  );

const ownUnits = z
  .strictObject({
    items: z.array(
      z.strictObject({
        opdId: unitSchema.shape.opdId,
        unitId,
        name,
        datasets: z.array(
          z.strictObject({
            datasetId,
            title,
            cadence,
            nextDue: moment.optional(),
            period: z.string().describe('Periode yang berjalan: yang jatuh tempo, atau yang sebelumnya bila itu belum mulai.').optional(),
            status: z.enum(partStatuses).describe('Keadaan bagian unit ini untuk periode itu.'),
            newestUpload: newestUpload.optional(),
            isWhole,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'OwnUnits', description: 'Unit yang diwakili akun ini, dan dataset yang harus dikirimnya.' });

const parts = z
  .strictObject({
    datasetId,
    period: z.string().describe('Periode yang diperiksa.'),
    due: moment.optional(),
    items: z.array(
      z.strictObject({
        unitId,
        name,
        kelurahan,
        ended: z.boolean().describe('Tidak ditugaskan lagi, tetapi bagiannya masih ada.'),
        status: z.enum(partStatuses),
        rows: count.describe('Baris bagian unit ini dalam versi yang berlaku.').optional(),
        nihil: z
          .strictObject({ at: moment, name: z.string() })
          .describe('Unit ini tidak mempunyai data untuk periode itu: kapan dan oleh siapa dilaporkan.')
          .optional(),
        sharedKeys: count.describe('Baris yang kunci utamanya juga ada pada bagian unit lain, dihitung ketika dikirim.').optional(),
        newestUpload: newestUpload.optional(),
      }),
    ),
    came: count,
    nihil: count.describe('Unit yang tidak mempunyai data untuk periode itu.'),
    missing: count.describe('Unit yang bagiannya belum masuk.'),
    isWhole,
  })
  .meta({ id: 'UnitParts', description: 'Kiriman tiap unit untuk satu periode.' });

/** Collecting from units. */
export const collecting = {
  listUnits: { summary: 'Unit sebuah OPD', success: { 200: units }, problems: open },
  putUnit: {
    summary: 'Daftarkan atau ubah unit: nama, akun, dan dataset yang dikirimnya',
    success: { 200: unit, 201: unit },
    problems: [...open, 'conflict'],
    headers: ['ETag'],
  },
  endUnit: {
    summary: 'Akhiri tugas unit; yang sudah dikirimnya tetap ada',
    success: { 200: unit },
    problems: [...open, 'conflict'],
    headers: ['ETag'],
  },
  listOwnUnits: { summary: 'Unit saya, dan apa yang harus dikirimnya', success: { 200: ownUnits }, problems: open },
  listParts: { summary: 'Unit mana yang sudah dan belum mengirim satu periode', success: { 200: parts }, problems: changing },
  listPartUploads: { summary: 'Unggahan satu unit, setahun terakhir', success: { 200: uploads }, problems: seeing },
  listPartRows: {
    summary: 'Baris bagian satu unit (JSON, atau CSV dengan Accept: text/csv)',
    success: { 200: [written(rows), csv] },
    problems: seeing,
    headers: ['Vary'],
    sometimes: ['Link'],
  },
} as const;
