import * as z from 'zod';
import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent keep-index [-- --new-key]: keeps the subject index of the running laptop, under a new key where asked (docs/runbook.md, "IndexDeadLetters").
// Ends with 0 when nothing is left to index, with 2 on a wrong call and when it could not be done.
const keptSchema = z.object({ indexed: z.int(), swept: z.int(), items: z.int() });
const [option, ...more] = process.argv.slice(2);

if (more.length > 0 || (option !== undefined && option !== '--new-key')) {
  console.error('Pemakaian: npm run --silent keep-index [-- --new-key]');
  process.exitCode = 2;
} else {
  try {
    const asked = { ask: 'keep-index', newKey: option === '--new-key' } as const;
    const { indexed, swept, items } = keptSchema.parse(await askLaptop(homeOf(process.env), asked));
    console.log(`${indexed} kiriman diindeks; ${swept} indeks lama disapu (${items} butir).`);
    if (indexed > 0) console.log('Indeks sebelumnya disapu oleh perawatan berikutnya, paling cepat satu jam lagi.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
