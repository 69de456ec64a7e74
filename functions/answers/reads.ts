import * as z from 'zod';
import { count, moment, pageOf } from './moment.ts';
import { open } from './problems.ts';

const readsOfDataset = z.strictObject({
  datasetId: z.string(),
  title: z.string(),
  opdId: z.string(),
  pages: count.describe('Berapa kali halaman atau metadatanya dibuka.'),
  data: count.describe('Berapa kali baris, statistik, atau berkasnya diambil.'),
});

const reads = pageOf(readsOfDataset)
  .extend({
    counted: z
      .strictObject({
        day: z.iso.date().describe('Hari UTC yang dihitung: dari pukul 07.00 sampai 07.00 WIB.'),
        at: moment.describe('Kapan dihitung.'),
        unreadLines: count.describe('Baris catatan yang tidak terbaca, dan karena itu tidak terhitung.'),
      })
      .describe('Tidak ada bila hari itu tidak dihitung; itu bukan nol.')
      .optional(),
    total: count.describe('Berapa dataset, semua halaman.'),
  })
  .meta({ id: 'Reads', description: 'Berapa kali tiap dataset terbuka dibaca pada satu hari.' });

/** How often open data are read. */
export const countsOfReads = {
  listReads: {
    summary: 'Berapa kali tiap dataset terbuka dibaca pada satu hari',
    success: { 200: reads },
    problems: open,
    sameForAll: true,
  },
} as const;
