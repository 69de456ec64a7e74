import * as z from 'zod';
import { comparedSchema, comparedWords } from './compared-days.ts';
import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent compare-records -- <from> [<until>]: compares the access records of the running laptop with their archive.
// Ends with 0 when every archived day is as it was archived, with 1 when one is not or can't be read, with 2 on a wrong call and when there is nothing to compare.
const days = process.argv.slice(2);
const [from, until] = days;
const wrong = days.find((day) => !z.iso.date().safeParse(day).success);
if (from === undefined || days.length > 2) {
  refuse('Pemakaian: npm run --silent compare-records -- <dari> [<sampai>], misalnya 2026-11-01 2026-11-23 (hari UTC yang sudah lewat)');
} else if (wrong !== undefined) {
  refuse(`“${wrong}” bukan hari: tulis hari UTC sebagai tahun-bulan-tanggal, misalnya 2026-11-01.`);
} else {
  try {
    const result = await askLaptop(homeOf(process.env), { ask: 'compare-records', from, ...(until === undefined ? {} : { until }) });
    const { lines, code } = comparedWords(comparedSchema.parse(result));
    for (const line of lines) console.log(line);
    process.exitCode = code;
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
