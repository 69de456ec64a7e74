import { z } from 'zod';
import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent compare-records -- <from> [<until>]: compares the access records of the running laptop with their archive.
// Ends with 0 when every day is as it was archived, with 1 when one is not or can't be vouched for, with 2 on a wrong call.
const countsSchema = z.object({ missing: z.number(), altered: z.number(), added: z.number() });
const daySchema = z.discriminatedUnion('state', [
  z.object({
    day: z.string(),
    state: z.literal('compared'),
    archived: z.number(),
    counts: countsSchema,
    first: z.array(z.object({ kind: z.string(), pk: z.string(), sk: z.string() })),
  }),
  z.object({ day: z.string(), state: z.literal('not-archived') }),
  z.object({ day: z.string(), state: z.literal('damaged'), key: z.string() }),
]);
const answerSchema = z.object({ compared: z.array(daySchema), tampered: z.number() });

const [from, until, ...more] = process.argv.slice(2);
if (from === undefined || more.length > 0) {
  console.error(
    'Pemakaian: npm run --silent compare-records -- <dari> [<sampai>], misalnya 2026-11-01 2026-11-23 (hari UTC yang sudah lewat)',
  );
  process.exit(2);
}
try {
  const result = await askLaptop(homeOf(process.env), { ask: 'compare-records', from, ...(until === undefined ? {} : { until }) });
  const { compared } = answerSchema.parse(result);
  for (const line of compared.flatMap(linesOf)) console.log(line);
  const isSame = compared.every((one) => one.state === 'compared' && one.first.length === 0);
  console.log(isSame ? 'Semua catatan akses sama dengan arsipnya.' : 'ADA YANG BERBEDA: lihat docs/runbook.md, bagian RecordsTampered.');
  process.exitCode = isSame ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

/** Keys and counts alone: no name, and nothing that a record says. */
function linesOf(one: z.infer<typeof daySchema>): string[] {
  if (one.state === 'not-archived') return [`${one.day}  tidak ada arsipnya`];
  if (one.state === 'damaged') return [`${one.day}  arsipnya rusak: ${one.key}`];
  const { missing, altered, added } = one.counts;
  const head = `${one.day}  ${one.archived} catatan diarsip; ${missing} hilang, ${altered} berubah, ${added} ditambahkan`;
  return [head, ...one.first.map(({ kind, pk, sk }) => `            ${kind}  ${pk}  ${sk}`)];
}
