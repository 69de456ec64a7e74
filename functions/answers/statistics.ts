import * as z from 'zod';
import { fieldTypes } from '../model/column.ts';
import { distinctBands } from '../model/shown-column.ts';
import { count } from './moment.ts';

/** As rows have it: a number as an exact literal, other values as texts, `true` and `false`. */
const cell = z.union([z.string(), z.number(), z.boolean()]);

const counted = {
  count: count.optional(),
  suppressed: z.literal(true).describe('Cacahnya kecil, atau menyamarkan yang kecil, sehingga tidak disebut.').optional(),
};

const valueCount = z
  .strictObject({ value: cell, cut: z.literal(true).describe('Nilainya lebih panjang; ini awalnya.').optional(), ...counted })
  .meta({ id: 'ValueCount', description: 'Satu nilai dan berapa sel yang memuatnya.' });

const bin = z
  .strictObject({ from: cell, to: cell, ...counted })
  .meta({ id: 'Bin', description: 'Berapa sel yang nilainya mulai dari from dan di bawah to.' });

const quantiles = z
  .strictObject({ 5: cell, 25: cell, 50: cell, 75: cell, 95: cell })
  .describe('Nilai terkecil yang tidak dilampaui sekian persen sel; selalu nilai sebuah sel.');

export const columnStatistics = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    type: z.enum(fieldTypes),
    nullShare: z.number().min(0).max(1).describe('Bagian sel yang kosong, dibulatkan ke perseratus.').optional(),
    distinctBand: z.enum(distinctBands).describe('Berapa nilai yang berbeda, kira-kira.').optional(),
    nulls: count.describe('Sel kosong.').optional(),
    distinct: count.describe('Nilai yang berbeda.').optional(),
    min: cell.optional(),
    max: cell.optional(),
    quantiles: quantiles.optional(),
    top: z.array(valueCount).describe('Nilai yang paling sering.').optional(),
    histogram: z.array(bin).describe('Sebaran angka atau tanggal.').optional(),
    suppressed: z.literal(true).describe('Temanya peka: cacah kecil kolom ini tidak disebut.').optional(),
  })
  .meta({
    id: 'ColumnStatistics',
    description: 'Apa isi satu kolom. Nilai hanya bagi yang boleh membacanya; kolom data pribadi tanpa nilai.',
  });

export const statistics = z
  .strictObject({
    datasetId: z.string(),
    version: count,
    rows: count,
    values: z.boolean().describe('Anda boleh membaca nilainya, paling tidak sebagian kolomnya.'),
    columns: z.array(columnStatistics),
  })
  .meta({ id: 'Statistics', description: 'Statistik kolom satu versi, dihitung sekali ketika versi itu terbit.' });
