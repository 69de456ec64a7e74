import type { Synthesized } from '../lib/city-template.ts';
import { type BillLine, billOf, type CityUse, type Measured, usdOfBill, usdOfLine } from './bill.ts';
import { billPrices, pricesOf } from './bill-prices.ts';
import { keptShare, type Reading } from './kept-share.ts';
import { measuredDoor } from './measured-door.ts';
import { type MeasuredUnits, measuredUnits } from './measured-units.ts';
import { shortfall } from './shortfall.ts';
import { usage } from './usage.ts';

/** The city that the issue's figures speak of. */
export const issueCity = { rows: 3_300_000, opds: 41, reads: 3_000_000, uploads: 2_000 } as const;
/** What it may cost: as it is, what of it when nobody comes, and with a hundred times the readers. */
export const billLimits = { wholeUsd: 25, fixedUsd: 5, hundredfoldUsd: 500 } as const;

const scales = [1, 10, 100] as const;

/** What the bills of this document are reckoned with. */
export function measured(): Measured {
  return { units: measuredUnits(), door: measuredDoor() };
}

/** The share of the reads that so many times the readers of the issue's city leave to the front door. */
export function keptAt(scale: number, changes: Partial<Reading> = {}): number {
  return keptShare({ reads: scale * issueCity.reads, datasets: issueCity.opds * usage.datasetsPerOpd, ...changes });
}

/** The part of docs/cost.md about the whole bill. */
export function billSection(template: Synthesized, opdIds: readonly string[]): string {
  const { units } = measured();
  const door = measuredDoor();
  const bill = (scale: number, hits: number, of: Measured = measured()) =>
    billOf(template, opdIds, { ...issueCity, reads: issueCity.reads * scale, hits }, of);
  const rows = scales.flatMap((scale) => [0, keptAt(scale)].map((hits) => scaleRow(scale, hits, bill(scale, hits))));
  const largest = [1, 100].flatMap((scale) => [0, keptAt(scale)].map((hits) => largestOf(scale, hits, bill(scale, hits))));
  return `## The whole bill

A city of ${number(issueCity.opds)} OPDs and ${number(issueCity.rows)} published rows, ${number(issueCity.uploads)} deliveries a month, and readers of open data: reckoned from the template's resources and from units that \`npm run bench -- units\` measured
(${units.at}, commit ${units.commit}, ${units.machine}) and \`npm run bench -- visits\` (${door.at}, commit ${door.commit}), at prices of ${pricesOf}. \`npm run cost -- --rows ${issueCity.rows} --opds ${issueCity.opds} --reads ${issueCity.reads}\` reckons any other city. It may cost ${billLimits.wholeUsd} USD a month, ${billLimits.fixedUsd} of it when nobody comes, and
${billLimits.hundredfoldUsd} with a hundred times the readers.

| readers | reads a second | answered by the front door itself | USD a month | of it when nobody comes | if every remembered price were twice as high |
|---|---|---|---|---|---|
${rows.join('\n')}

The share that the front door answers follows from the rate (\`test/cost/kept-share.ts\`): it keeps an answer for half a minute, and an answer that nobody asks for again in that time was kept in vain. Reckoned for ${number(issueCity.opds * usage.datasetsPerOpd)} datasets of which the n-th is read 1/n as often as the
first, over the hours of a day, for one regional cache. \`npm run bench -- reader-mix\` has 90 % because it asks 40 times a second for some 60 addresses; a whole city's have more. What makes the most of the bill:

| readers | kept | the largest parts, USD |
|---|---|---|
${largest.join('\n')}

${shortfall({ bill, kept: keptAt, measured: { units, door }, limitUsd: billLimits.hundredfoldUsd })}
### Line by line, with ${percent(keptAt(1))} kept

${billTable(bill(1, keptAt(1)))}

### What one read and one delivery are

A read is one of a mix (\`bench/read-mix.ts\`); a delivery is a file of ${units.delivery.rows} rows by an operator, followed until it is published, with what the queues and the index did for it. A laptop's milliseconds are billed as if a function had only the share of a processor that comes with its memory, its waits included: more
than Lambda will take.

| | API | calls | GB-seconds | read units | write units | S3 reads | S3 writes | sent, bytes | logged, bytes |
|---|---|---|---|---|---|---|---|---|---|
${unitsRow('a read that reaches the API', units.read)}
${unitsRow('a delivery', units.delivery)}

Of the front door a read asks more: a browser that comes for the first time asks for styles, typeface and scripts, and a file is a link and what it leads to. Headers are counted. An anonymous page asks for nothing else.

| of the visits are first ones | requests a read | bytes a read |
|---|---|---|
${doorRow('none', door.readOfVisitsAgain)}
${doorRow(`${percent(door.firstShare)}, as the bill has it: nobody has counted them`, door.read)}
${doorRow('all', door.readOfFirstVisits)}

### Prices of the bill

Looked up on ${pricesOf}; those marked * nobody looked up again.

| USD | per | source |
|---|---|---|
${Object.values(billPrices)
  .map((price) => `| ${Number(price.usd.toPrecision(6))}${'isRemembered' in price ? ' *' : ''} | ${price.per} | ${price.source} |`)
  .join('\n')}
`;
}

/** What `npm run cost` prints for any city. */
export function billText(template: Synthesized, opdIds: readonly string[], use: CityUse): string {
  const lines = billOf(template, opdIds, use, measured());
  const head = `${number(use.rows)} rows, ${use.opds} OPDs, ${number(use.reads)} reads of which the front door answers ${percent(use.hits)} itself, ${number(use.uploads)} deliveries`;
  return `${head}\n\n${billTable(lines)}\n\nwhen nobody comes: ${money(usdOfBill(lines, 'fixed'))} USD; by use: ${money(usdOfBill(lines, 'by use'))} USD\n`;
}

function scaleRow(scale: number, hits: number, lines: readonly BillLine[]): string {
  const sums = [usdOfBill(lines), usdOfBill(lines, 'fixed'), usdOfBill(lines, undefined, 2)].map(money);
  return `| ${scale} × (${number(issueCity.reads * scale)}) | ${Number(((issueCity.reads * scale) / (usage.days * 86_400)).toPrecision(2))} | ${percent(hits)} | ${sums.join(' | ')} |`;
}

function largestOf(scale: number, hits: number, lines: readonly BillLine[]): string {
  const parts = lines.toSorted((one, other) => usdOfLine(other) - usdOfLine(one)).slice(0, 4);
  return `| ${scale} × | ${percent(hits)} | ${parts.map((line) => `${line.item} ${money(usdOfLine(line))}`).join('; ')} |`;
}

function billTable(lines: readonly BillLine[]): string {
  const rows = lines.map(
    (line) =>
      `| ${line.item} | ${line.part} | ${Number(line.counted.toPrecision(4))} | ${line.free === 0 ? '' : number(line.free)} | ${money(usdOfLine(line))} |`,
  );
  return [
    '| what | | counted | free of it | USD a month |',
    '|---|---|---|---|---|',
    ...rows,
    `| **sum** | | | | **${money(usdOfBill(lines))}** |`,
  ].join('\n');
}

function unitsRow(name: string, units: MeasuredUnits['read']): string {
  const { requests, invocations, gigabyteSeconds, readUnits, writeUnits, objectReads, objectWrites, bytes, logBytes } = units;
  const cells = [requests, invocations, gigabyteSeconds, readUnits, writeUnits, objectReads, objectWrites, bytes, logBytes];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function doorRow(name: string, { requests, bytes }: Measured['door']['read']): string {
  return `| ${name} | ${requests} | ${number(Math.round(bytes))} |`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function money(usd: number): string {
  return usd.toFixed(2);
}
