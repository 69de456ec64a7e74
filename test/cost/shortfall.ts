import { type BillLine, type Measured, usdOfBill, usdOfLine } from './bill.ts';
import { billPrices as prices } from './bill-prices.ts';
import type { Reading } from './kept-share.ts';
import type { MeasuredDoor } from './measured-door.ts';

type Asked = {
  readonly bill: (scale: number, hits: number, measured?: Measured) => readonly BillLine[];
  /** What so many times the readers leave to the front door. */
  readonly kept: (scale: number, changes?: Partial<Reading>) => number;
  readonly measured: Measured & { readonly door: MeasuredDoor };
  readonly limitUsd: number;
};

/** By which one thing the bill would differ, in both columns. */
type Other = readonly [what: string, usdAt: (scale: number) => number];

/** What is missing to the limit of a hundred times the readers, and what of it each thing would change; nothing where nothing is missing. */
export function shortfall({ bill, kept, measured, limitUsd }: Asked): string {
  const usual = (scale: number) => usdOfBill(bill(scale, kept(scale)));
  const whole = usual(100);
  if (whole <= limitUsd) return '';
  const lines = bill(100, kept(100));
  const doorUsd = [prices.doorRequest, prices.doorFunction, prices.sentByDoor].map((price) => usdOf(lines, price));
  const [requests, runs, sent] = doorUsd.map((usd) => usd.toFixed(2));
  const { units, door } = measured;
  const keptFor = (seconds: number): Other => [`answers kept ${seconds} s`, (scale) => usdOfBill(bill(scale, kept(scale, { seconds })))];
  const asked = (read: MeasuredDoor['read']) => (scale: number) => usdOfBill(bill(scale, kept(scale), { units, door: { ...door, read } }));
  const others: readonly Other[] = [
    ['as it is', usual],
    keptFor(45),
    keptFor(60),
    keptFor(600),
    ['97 % kept', (scale) => usdOfBill(bill(scale, 0.97))],
    ['datasets less unequal (exponent 0.8)', (scale) => usdOfBill(bill(scale, kept(scale, { exponent: 0.8 })))],
    ['datasets more unequal (1.2)', (scale) => usdOfBill(bill(scale, kept(scale, { exponent: 1.2 })))],
    ['no visit a first one', asked(door.readOfVisitsAgain)],
    ['every visit a first one', asked(door.readOfFirstVisits)],
    ['functions asked without API Gateway', (scale) => usual(scale) - usdOf(bill(scale, kept(scale)), prices.apiRequest)],
  ];
  const rows = others.map(([what, usdAt]) => `| ${what} | ${usdAt(1).toFixed(2)} | ${usdAt(100).toFixed(2)} |`);
  const missUsd = usdOfBill(bill(100, 0)) - usdOfBill(bill(100, 1));
  return `### Why a hundred times the readers cost more than ${limitUsd} USD

They cost ${whole.toFixed(2)}. Were every answer kept, CloudFront alone would ask ${sum(doorUsd).toFixed(2)}: ${requests} for requests, ${runs} for its function, ${sent} for what it sends. Each percent that is not kept
adds ${(missUsd / 100).toFixed(2)}.${sum(doorUsd) > limitUsd ? ` So no share of kept answers reaches ${limitUsd}.` : ''} What changes how much, each by itself:

| | 1 ×, USD | 100 ×, USD |
|---|---|---|
${rows.join('\n')}

Sixty seconds are all that access.md allows to an answer and the links in it together; ten minutes are none that it allows. CloudFront's flat plans end at 125 million requests for 200 USD and 500 million for 1,000, transfer included.
`;
}

function usdOf(lines: readonly BillLine[], price: object): number {
  return sum(lines.filter((line) => line.price === price).map((line) => usdOfLine(line)));
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}
