import * as z from 'zod';
import { columnMembers } from '../model/column.ts';
import type { Dialect } from '../model/normal-form.ts';
import { containers, encodings, setAsideReasons, skipReasons } from '../model/normal-form.ts';
import type { Question } from '../model/question.ts';
import { rowCountsSchema } from '../model/row-counts.ts';
import { uploadSchema } from '../model/upload.ts';
import { fieldTypes } from '../standards/standard.ts';
import { count } from './moment.ts';
import type { ShapeOf } from './shown.ts';

const texts = z.array(z.string());
const numbers = z.array(count);

const { type, format, decimalChar, groupChar } = columnMembers;
const shape = z.strictObject({ type, format, decimalChar, groupChar });

const reportError = z
  .strictObject({
    type: z.string().describe('Kata Frictionless, misalnya type-error.'),
    fieldName: z.string().optional(),
    fieldNames: texts.describe('Kolom-kolom kesalahan yang menyangkut beberapa kolom sekaligus; yang pertama fieldName.').optional(),
    fieldNumber: count.describe('Kolom dalam berkas Anda, dari 1.').optional(),
    rowNumber: count.describe('Baris dalam berkas Anda, sebagaimana Excel menomorinya.').optional(),
    cell: z.string().describe('Isi sel, untuk OPD pemilik saja.').optional(),
    isNoData: z.literal(true).describe('Barisnya tampak bukan data (jumlah, tanda tangan): keluarkan baris itu.').optional(),
    nearly: shape.describe('Kolom yang dijadikan teks: jenis hampir semua selnya, seperti pada standar data.').optional(),
    sheets: texts.describe('Lembar yang dapat dipilih.').optional(),
    message: z.string(),
    mend: z.string().describe('Apa yang perlu dilakukan.'),
  })
  .meta({ id: 'ReportError', description: 'Satu kesalahan atau peringatan: di mana, apa, dan cara memperbaikinya.' });

const stats = z.strictObject({ rows: count, validRows: count, errors: count, bytes: count, seconds: z.number() });

const setAsideReason = z.enum(setAsideReasons);

const setAsideRow = z
  .strictObject({ rowNumber: count, text: z.string().optional(), reason: setAsideReason, message: z.string() })
  .meta({ id: 'SetAsideRow', description: 'Baris yang tidak terbit dan tidak ditolak: dianggap bukan data.' });

const conservation = z
  .strictObject({ read: count, published: count, refused: count, setAside: count })
  .meta({ id: 'Conservation', description: 'Ke mana tiap baris yang dibaca: terbit, ditolak, atau disisihkan.' });

const skippedRow = z.strictObject({
  rowNumber: count,
  reason: z.enum(skipReasons),
});

const dialect = z
  .strictObject({
    container: z.enum(containers),
    encoding: z.enum(encodings).optional(),
    byteOrderMark: z.boolean().optional(),
    delimiter: z.string().optional(),
    quoteChar: z.string().optional(),
    lineTerminator: z.string().optional(),
    sheetName: z.string().optional(),
    header: z.literal(true),
    headerRows: numbers,
    skipped: z.array(skippedRow),
    skippedRows: count,
    droppedFields: numbers.describe('Kolom kosong yang bukan bagian tabel, dari 1.'),
  } satisfies ShapeOf<Dialect>)
  .meta({ id: 'Dialect', description: 'Bagaimana berkas ditulis, dan apa yang bukan bagian tabelnya.' });

const readingSample = z
  .strictObject({
    headerRows: numbers,
    rowNumbers: numbers,
    labels: texts,
    fieldNames: texts,
    allColumns: count,
    before: z.array(texts),
    after: z.array(z.array(z.string().nullable())),
  })
  .meta({ id: 'ReadingSample', description: 'Baris-baris pertama sebagaimana datang dan sebagaimana akan terbit.' });

const columnReport = z
  .strictObject({ name: z.string(), type: z.enum(fieldTypes), errors: count, missing: count })
  .meta({ id: 'ColumnReport', description: 'Satu kolom: tipe, jumlah kesalahan, dan sel kosongnya.' });

const periodChange = rowCountsSchema
  .extend({ period: z.string(), rows: count, replaced: z.boolean(), rowNumbers: z.strictObject({ added: numbers, changed: numbers }) })
  .meta({ id: 'PeriodChange', description: 'Apa yang dilakukan kiriman terhadap satu periode versi yang berlaku.' });

const reading = z.strictObject({
  readingId: z.string(),
  text: z.string(),
  examples: texts.describe('Untuk yang boleh membaca selnya.').optional(),
} satisfies ShapeOf<Question['readings'][number]>);

const question = z
  .strictObject({
    questionId: z.string(),
    fieldName: z.string().optional(),
    text: z.string(),
    readings: z.array(reading),
  } satisfies ShapeOf<Omit<Question, 'fieldNames'>>)
  .meta({ id: 'Question', description: 'Isi berkas yang dapat dibaca dengan lebih dari satu cara; pengunggah memilih.' });

/** What the machine said of a file, in Frictionless's report words (api.md, "Report"). */
export const report = z
  .strictObject({
    valid: z.boolean(),
    stats,
    dialect: dialect.optional(),
    conservation: conservation.optional(),
    setAside: z.array(setAsideRow).optional(),
    reading: readingSample.describe('Untuk yang boleh membaca sel.').optional(),
    columns: z.array(columnReport),
    errors: z.array(reportError),
    warnings: z.array(reportError),
    errorCounts: z.record(z.string(), count),
    personalColumns: texts,
    truncated: z.boolean().describe('Kesalahannya lebih banyak daripada yang ditulis di sini.'),
    changes: z.array(periodChange).optional(),
    mode: uploadSchema.shape.mode.optional(),
    questions: z.array(question).optional(),
  })
  .meta({ id: 'Report', description: 'Hasil validasi satu unggahan, dengan kata-kata Frictionless.' });
