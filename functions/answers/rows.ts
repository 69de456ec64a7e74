import * as z from 'zod';
import { download } from './described.ts';
import { count, moment, pageOf } from './moment.ts';

/** Typed by the dataset's standard: identifiers as texts, numbers as exact literals, null where a cell is empty. */
export const row = z.record(z.string(), z.unknown()).meta({
  id: 'Row',
  description: 'Satu baris: nama kolom dan isinya, bertipe menurut standar data. Angka ditulis persis; null untuk sel kosong.',
});

export const rows = pageOf(row)
  .extend({ datasetId: z.string(), version: count, total: count.describe('Berapa baris yang cocok, semua halaman.') })
  .meta({ id: 'Rows', description: 'Satu halaman baris data.' });

export const link = z.strictObject({ url: z.url(), expiresAt: moment }).meta({ id: 'Link', description: download.leadsTo });

export const fileInTheMaking = z
  .strictObject({
    state: z.enum(['waiting', 'making']).describe('waiting: menunggu giliran; making: sedang dibuat.'),
    progress: z.strictObject({ done: count, total: count }).describe('Bagian yang sudah jadi, dari semuanya.'),
  })
  .meta({ id: 'FileInTheMaking', description: 'Berkas besar sedang dibuat: minta lagi setelah Retry-After detik.' });
