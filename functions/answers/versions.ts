import * as z from 'zod';
import { manifestSchema, partSchema } from '../model/manifest.ts';
import { rowCountsSchema } from '../model/row-counts.ts';
import { count, moment, pageOf } from './moment.ts';

const part = partSchema.shape;

const periodOfVersion = z
  .strictObject({
    period: part.period,
    rows: part.rows,
    leftOut: part.leftOut,
    bytes: part.bytes.optional(),
    sha256: part.sha256.optional(),
  })
  .meta({ id: 'PeriodOfVersion', description: 'Satu periode sebuah versi. Ukuran dan sidik jarinya untuk yang boleh membaca seluruhnya.' });

export const version = manifestSchema
  .pick({ n: true, standardVersion: true, changes: true, restores: true, withdraws: true, reason: true })
  .extend({
    current: z.boolean(),
    withdrawn: z.boolean(),
    withdrawal: z.strictObject({ at: moment, reason: z.string() }).optional(),
    publishedAt: moment,
    rows: count,
    bytes: count.optional(),
    leftOut: part.leftOut,
    periods: z.array(periodOfVersion),
  })
  .meta({ id: 'Version', description: 'Satu versi dataset: apa isinya, dan apakah masih berlaku.' });

export const versions = pageOf(version).meta({ id: 'Versions', description: 'Satu halaman versi, yang terbaru dahulu.' });

const row = z.record(z.string(), z.unknown());

const rowChange = z
  .strictObject({
    period: part.period,
    change: z.enum(['added', 'removed', 'changed']),
    before: row.optional(),
    after: row.optional(),
  })
  .meta({ id: 'RowChange', description: 'Satu baris yang bertambah, hilang, atau berubah.' });

export const changesOfVersion = z
  .strictObject({
    datasetId: z.string(),
    version: count,
    previous: count.optional(),
    total: rowCountsSchema,
    periods: z.array(rowCountsSchema.extend({ period: part.period, replaced: z.boolean() })),
    columns: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
    items: z.array(rowChange).describe('Untuk yang boleh membaca kedua versi.').optional(),
    next: z.string().optional(),
  })
  .meta({ id: 'ChangesOfVersion', description: 'Apa yang berubah dari versi sebelumnya.' });
