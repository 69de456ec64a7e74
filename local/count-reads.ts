import * as z from 'zod';
import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent count-reads: counts what was read at the running laptop's front door until now, and prints how much. Ends with 2 when it could not be done.
const countedSchema = z.object({ days: z.int(), lines: z.int(), unreadLines: z.int(), reads: z.int(), notCounted: z.int() });

try {
  const { days, lines, unreadLines, reads, notCounted } = countedSchema.parse(await askLaptop(homeOf(process.env), { ask: 'count-reads' }));
  console.log(`Data terbuka dibaca ${reads} kali dalam ${days} hari yang tercatat (${lines} baris catatan, ${unreadLines} tidak terbaca).`);
  if (notCounted > 0)
    console.log(`${notCounted} hitungan dataset per hari tidak dibuat: datasetnya belum terlihat terbuka sebelum dan sesudah hari itu.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
