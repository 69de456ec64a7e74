import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readCity } from '../../lib/read-city.ts';
import { cityStacks, synthesized } from '../lib/city-template.ts';
import { billText, issueCity } from './bill-document.ts';
import { keptShare } from './kept-share.ts';
import { usage } from './usage.ts';

/**
 * `npm run cost -- --rows 3300000 --opds 41 --reads 3000000`: what such a city costs in a month, from the template, the measured units and the prices of this folder.
 * Also `--uploads`, `--hits` (the share of reads that the front door answers itself; without it both none and what so many readers of so many datasets leave it, test/cost/kept-share.ts), `--city`.
 */
const options = ['rows', 'opds', 'reads', 'uploads', 'hits', 'city'] as const;
const whole = z.coerce.number().int().nonnegative();
const useSchema = z.object({
  rows: whole.default(issueCity.rows),
  opds: whole.min(1).default(issueCity.opds),
  reads: whole.default(issueCity.reads),
  uploads: whole.default(issueCity.uploads),
  hits: z.coerce.number().min(0).max(1).optional(),
  city: z.string().default('kota-tangerang'),
});

/** What was asked; ends with 2 and one sentence where it was not understood. */
function asked(): z.infer<typeof useSchema> {
  try {
    const { values } = parseArgs({ options: Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])) });
    const read = useSchema.safeParse(values);
    if (read.success) return read.data;
    console.error(read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.error(`Usage: npm run cost -- ${options.map((name) => `[--${name} …]`).join(' ')}`);
  process.exit(2);
}

const { city: cityId, ...use } = asked();
const city = readCity(cityId);
const template = synthesized(cityStacks(city));
const opdIds = Array.from({ length: use.opds }, (_, place) => city.opds[place]?.id ?? `opd-${place}`);
const ofItself = () => keptShare({ reads: use.reads, datasets: use.opds * usage.datasetsPerOpd });
for (const hits of use.hits === undefined ? [0, ofItself()] : [use.hits]) {
  console.log(billText(template, opdIds, { ...use, hits }));
}
