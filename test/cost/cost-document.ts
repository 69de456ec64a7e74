import { readCity } from '../../lib/read-city.ts';
import { cityStacks, type Synthesized, synthesized } from '../lib/city-template.ts';
import { billSection } from './bill-document.ts';
import { type CostLine, costsOf, sumsOf, usdOf } from './costs.ts';
import { allowances, prices } from './prices.ts';
import { usage } from './usage.ts';

/** What the cockpit may cost in a month, and what of it when nobody comes (the issue's figures). */
export const costLimits = { wholeUsd: 8, fixedUsd: 2 } as const;

/** The bill of the shipped city, with an address for alarms. */
export function theCosts(): CostLine[] {
  return costsOf(theTemplate(), opdIdsOf());
}

function theTemplate(): Synthesized {
  return synthesized(cityStacks({ alarmEmail: 'walidata@example.id' }));
}

function opdIdsOf(): string[] {
  return readCity('kota-tangerang').opds.map(({ id }) => id);
}

/** docs/cost.md, as the template and the lines of the functions have it. */
export function costDocument(lines: readonly CostLine[]): string {
  const { listed, billed } = sumsOf(lines);
  const chosen = (isFixed: boolean, isCockpit: boolean) => lines.filter((line) => line.isFixed === isFixed && line.isCockpit === isCockpit);
  return `# What it costs

${billSection(theTemplate(), opdIdsOf())}
## What watching costs

Made by code from the template and from what the functions write (\`npm run docs\`; \`test/cost/\`): a test fails when the cockpit (plan, delivery, review, help, and what watches them) costs more than ${costLimits.wholeUsd} USD a month or more
than ${costLimits.fixedUsd} of it when nobody comes. For ${readCity('kota-tangerang').opds.length} OPDs. Why it is packed so: [decision 73](decisions/0073-what-watching-costs.md).

| the cockpit, USD a month | when nobody comes | in a busy month |
|---|---|---|
| as billed, in an account of the city's own | ${money(billed.fixed)} | ${money(billed.whole)} |
| at list prices, where the account's free ${allowances.alarms} alarms and ${allowances.metricMonths} metrics are used up by others | ${money(listed.fixed)} | ${money(listed.whole)} |

The limits are held as billed. Of the free alarms the other parts of the desk take theirs first. A price marked * was not looked up again; the sums take it three times.

### When nobody comes

${table(chosen(true, true))}

### By use

A busy month: ${usage.datasetsPerOpd} datasets an OPD, every one delivered once, late, and counted again ${usage.changesPerDelivery} times, ${usage.boardViews} looks at the board, ${usage.dashboardViews} at the dashboard (\`test/cost/usage.ts\`). Runs of functions are taken as long as they may be.

${table(chosen(false, true))}

### Other parts of the desk, when nobody comes

In none of the sums above: alarms and schedules of persons, files, retention and the archive, and what all share.

${table(chosen(true, false))}

### Prices of what watches

The price list of ap-southeast-3 could not be read where this was made. Before the first deployment: \`aws pricing get-products --region us-east-1 --service-code AmazonCloudWatch --filters Type=TERM_MATCH,Field=regionCode,Value=ap-southeast-3\`, and correct \`test/cost/prices.ts\`.

| USD | per | source |
|---|---|---|
${Object.values(prices)
  .map((price) => `| ${Number(price.usd.toPrecision(6))}${'isRemembered' in price ? ' *' : ''} | ${price.per} | ${price.source} |`)
  .join('\n')}
`;
}

function table(lines: readonly CostLine[]): string {
  const rows = lines.map((line) => `| ${line.item} | ${Number(line.count.toPrecision(4))} | ${line.price.per} | ${money(usdOf(line))} |`);
  const sum = lines.reduce((total, line) => total + usdOf(line), 0);
  return ['| what | count | each a | USD a month |', '|---|---|---|---|', ...rows, `| **sum** | | | **${money(sum)}** |`].join('\n');
}

function money(usd: number): string {
  return usd.toFixed(2);
}
