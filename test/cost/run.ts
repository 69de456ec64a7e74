import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readCity } from '../../lib/read-city.ts';
import { cityStacks, synthesized } from '../lib/city-template.ts';
import { billText, issueCity } from './bill-document.ts';
import { keptShare } from './kept-share.ts';
import { usage } from './usage.ts';

/**
 * `npm run cost -- --rows 3300000 --opds 41 --reads 3000000`: what such a city costs in a month, from the template, the measured units and the prices of this folder.
 * Also `--uploads`, `--hits` (the share of reads that the front door answers itself; without it both none and what so many readers of so many datasets leave it, test/cost/kept-share.ts), `--city`.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    opds: { type: 'string' },
    reads: { type: 'string' },
    uploads: { type: 'string' },
    hits: { type: 'string' },
    city: { type: 'string', default: 'kota-tangerang' },
  },
});
const whole = z.coerce.number().int().nonnegative();
const use = z
  .object({
    rows: whole.default(issueCity.rows),
    opds: whole.min(1).default(issueCity.opds),
    reads: whole.default(issueCity.reads),
    uploads: whole.default(issueCity.uploads),
    hits: z.coerce.number().min(0).max(1).optional(),
  })
  .parse(values);
const city = readCity(values.city);
const template = synthesized(cityStacks(city));
const opdIds = Array.from({ length: use.opds }, (_, place) => city.opds[place]?.id ?? `opd-${place}`);
const ofItself = () => keptShare({ reads: use.reads, datasets: use.opds * usage.datasetsPerOpd });
for (const hits of use.hits === undefined ? [0, ofItself()] : [use.hits]) {
  console.log(billText(template, opdIds, { ...use, hits }));
}
