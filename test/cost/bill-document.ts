import type { Synthesized } from '../lib/city-template.ts';
import { type BillLine, billOf, type CityUse, usdOfBill, usdOfLine } from './bill.ts';
import { billPrices, pricesOf } from './bill-prices.ts';
import { type MeasuredUnits, measuredUnits } from './measured-units.ts';

/** The city that the issue's figures speak of. */
export const issueCity = { rows: 3_300_000, opds: 41, reads: 3_000_000, uploads: 2_000 } as const;
/** What it may cost: as it is, what of it when nobody comes, and with a hundred times the readers. */
export const billLimits = { wholeUsd: 25, fixedUsd: 5, hundredfoldUsd: 500 } as const;
/** What the front door answers by itself: nothing while it keeps nothing, and what it is to answer (bench/). */
export const hitRatios = [0, 0.9] as const;

const scales = [1, 10, 100] as const;
/** A share that a hundred times the readers would reach by themselves: what is kept for a minute is asked for more often. */
const thriftyHits = 0.97;

/** The part of docs/cost.md about the whole bill. */
export function billSection(template: Synthesized, opdIds: readonly string[]): string {
  const measured = measuredUnits();
  const bill = (scale: number, hits: number) =>
    billOf(template, opdIds, { ...issueCity, reads: issueCity.reads * scale, hits, downloads: doorOf(hits) }, measured);
  const rows = scales.flatMap((scale) => hitRatios.map((hits) => scaleRow(scale, hits, bill(scale, hits))));
  const largest = hitRatios.flatMap((hits) => [1, 100].map((scale) => largestOf(scale, hits, bill(scale, hits))));
  const thrifty = billOf(
    template,
    opdIds,
    { ...issueCity, reads: 100 * issueCity.reads, hits: thriftyHits, downloads: 'door', keepsAssets: true },
    measured,
  );
  return `## The whole bill

A city of ${number(issueCity.opds)} OPDs and ${number(issueCity.rows)} published rows, ${number(issueCity.uploads)} deliveries a month, and readers of open data: reckoned from the template's resources and from units that \`npm run bench -- units\` measured
(${measured.at}, commit ${measured.commit}, ${measured.machine}), at prices of ${pricesOf}. \`npm run cost -- --rows ${issueCity.rows} --opds ${issueCity.opds} --reads ${issueCity.reads}\` reckons any other city. It may cost ${billLimits.wholeUsd} USD a month, ${billLimits.fixedUsd} of it when nobody comes, and
${billLimits.hundredfoldUsd} with a hundred times the readers.

| readers | answered by the front door itself | USD a month | of it when nobody comes | if every remembered price were twice as high |
|---|---|---|---|---|
${rows.join('\n')}

With no answers kept at the front door, files are fetched from S3; where it keeps answers, through it. What makes the most of it:

| readers | kept | the largest parts, USD |
|---|---|---|
${largest.join('\n')}

${shortfall(bill(100, 0.9), thrifty)}
### Line by line, with 90 % kept

${billTable(bill(1, 0.9))}

### What one read and one delivery are

A read is one of a mix (\`bench/units.ts\`); a delivery is a file of ${measured.delivery.rows} rows by an operator, followed until it is published, with what the queues and the index did for it. A laptop's milliseconds are billed as if a function had only the share of a processor that comes with its memory, its waits included: more
than Lambda will take.

| | API | calls | GB-seconds | read units | write units | S3 reads | S3 writes | downloaded, bytes | sent, bytes | logged, bytes |
|---|---|---|---|---|---|---|---|---|---|---|
${unitsRow('a read', measured.read)}
${unitsRow('a delivery', measured.delivery)}

### Prices of the bill

Looked up on ${pricesOf}; those marked * nobody looked up again.

| USD | per | source |
|---|---|---|
${Object.values(billPrices)
  .map((price) => `| ${Number(price.usd.toPrecision(6))}${'isRemembered' in price ? ' *' : ''} | ${price.per} | ${price.source} |`)
  .join('\n')}
`;
}

/** What is missing to the limit of a hundred times the readers, and what would reach it; nothing where nothing is missing. */
function shortfall(lines: readonly BillLine[], thrifty: readonly BillLine[]): string {
  const usd = usdOfBill(lines);
  if (usd <= billLimits.hundredfoldUsd) return '';
  const requests = lines.filter(({ price }) => price === billPrices.doorRequest).reduce((total, line) => total + usdOfLine(line), 0);
  return `**A hundred times the readers cost more than ${billLimits.hundredfoldUsd} USD**, even with 90 % kept: CloudFront asks ${money(requests)} for the requests alone, styles and scripts of pages among them. With ${100 * thriftyHits} % kept, and browsers that keep styles and
scripts for a year, it would be ${money(usdOfBill(thrifty))}. CloudFront's flat plans end at 125 million requests for 200 USD and 500 million for 1,000, transfer included.
`;
}

/** What `npm run cost` prints for any city. */
export function billText(template: Synthesized, opdIds: readonly string[], use: CityUse): string {
  const lines = billOf(template, opdIds, use, measuredUnits());
  const head = `${number(use.rows)} rows, ${use.opds} OPDs, ${number(use.reads)} reads of which the front door answers ${100 * use.hits} % itself, ${number(use.uploads)} deliveries, files from the ${use.downloads}`;
  return `${head}\n\n${billTable(lines)}\n\nwhen nobody comes: ${money(usdOfBill(lines, 'fixed'))} USD; by use: ${money(usdOfBill(lines, 'by use'))} USD\n`;
}

/** Files go through the door where it keeps them. */
export function doorOf(hits: number): CityUse['downloads'] {
  return hits > 0 ? 'door' : 'bucket';
}

function scaleRow(scale: number, hits: number, lines: readonly BillLine[]): string {
  const sums = [usdOfBill(lines), usdOfBill(lines, 'fixed'), usdOfBill(lines, undefined, 2)].map(money);
  return `| ${scale} × (${number(issueCity.reads * scale)}) | ${100 * hits} % | ${sums.join(' | ')} |`;
}

function largestOf(scale: number, hits: number, lines: readonly BillLine[]): string {
  const parts = lines.toSorted((one, other) => usdOfLine(other) - usdOfLine(one)).slice(0, 4);
  return `| ${scale} × | ${100 * hits} % | ${parts.map((line) => `${line.item} ${money(usdOfLine(line))}`).join('; ')} |`;
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
  const { requests, invocations, gigabyteSeconds, readUnits, writeUnits, objectReads, objectWrites, downloadedBytes, bytes, logBytes } =
    units;
  const cells = [
    requests,
    invocations,
    gigabyteSeconds,
    readUnits,
    writeUnits,
    objectReads,
    objectWrites,
    downloadedBytes,
    bytes,
    logBytes,
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function money(usd: number): string {
  return usd.toFixed(2);
}
