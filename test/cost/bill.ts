import type { Synthesized } from '../lib/city-template.ts';
import { billAllowances as free, billPrices as prices } from './bill-prices.ts';
import { costsOf, sumsOf, usdOf } from './costs.ts';
import type { MeasuredDoor } from './measured-door.ts';
import type { MeasuredUnits, Units } from './measured-units.ts';
import type { Price } from './prices.ts';
import { usage } from './usage.ts';

/** A city in a month. */
export type CityUse = {
  /** Rows that are published. */
  readonly rows: number;
  readonly opds: number;
  /** Pages, lists, rows and files that anonymous readers ask for. */
  readonly reads: number;
  readonly uploads: number;
  /** Of the reads, the share that the front door answers by itself. */
  readonly hits: number;
};

/** What was counted on a laptop: the work behind the front door, and what is asked of the front door itself. */
export type Measured = { readonly units: MeasuredUnits; readonly door: Pick<MeasuredDoor, 'read' | 'files'> };

/** A line of the bill: `counted` less what is `free`, at a price. */
export type BillLine = {
  readonly part: 'fixed' | 'by use';
  readonly item: string;
  readonly counted: number;
  readonly free: number;
  readonly price: Price;
};

const days = usage.days;
const seconds = 730 * 3600;
/** Lambda asks an empty queue by five hands, each of which waits 20 seconds (Lambda, "Using Lambda with Amazon SQS"). */
const pollsOfQueue = (5 * seconds) / 20;
/** Bytes of a published row, its parts, statistics and files of it together: 3.3 million rows of twelve columns, 449 MB as CSV, are some 200 MB in the two forms that are kept. */
const bytesOfRow = 200;
/** A register of all rows is delivered each month and indexed twice, by NIK and by KK (docs/performance.md: 49,151 units each for 3.3 million people). */
const indexUnitsOfRow = (2 * 49_151) / 3.3e6;
/** The same deliveries take a function of 2.9 GB some 50 seconds a million rows. */
const gigabyteSecondsOfRow = (50 * 2.94) / 1e6;
/** Bytes of the tables: an index of 24 bytes a row and identifier, and some 20 KB a dataset. */
const tableBytesOfRow = 2 * 24;
const tableBytesOfDataset = 20_000;

/** Schedules that cost.md counts by themselves, as long as they may run. */
const countedBesides: ReadonlySet<string> = new Set(['RecountRule', 'ReminderRule', 'ReportRule']);

/** The bill of a month. What is watched, its metrics, recounts and reports are in the two first lines, as docs/cost.md sums them. */
export function billOf(template: Synthesized, opdIds: readonly string[], use: CityUse, { units, door }: Measured): BillLine[] {
  const atOrigin = use.reads * (1 - use.hits);
  const all = work(use, atOrigin, units);
  // CloudFront keeps no file, whether the link to it was kept or not.
  const files = use.reads * door.files;
  return [
    ...fixedLines(template, opdIds),
    ...functionLines(all, use),
    ...storeLines(template, { ...all, objectReads: all.objectReads + files }, use),
    ...doorLines(use, door),
  ];
}

/** Everything that is done, in units: reads that reach the API, deliveries, and what runs by the clock. */
function work(use: CityUse, atOrigin: number, { read, delivery, schedules, datasets }: MeasuredUnits): Units {
  const size = (use.opds * usage.datasetsPerOpd) / datasets;
  const byClock = Object.entries(schedules).filter(([name]) => !countedBesides.has(name));
  return sum([
    times(read, atOrigin),
    times(delivery, use.uploads),
    ...byClock.map(([, ran]) => scaled(times(ran, runsAMonth(ran.expression)), size)),
  ]);
}

/** How often EventBridge fires in a month. Throws on an expression that no rule of ours has. */
export function runsAMonth(expression: string): number {
  const [, every, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (every !== undefined) return (days * { minute: 1440, hour: 24, day: 1 }[unit as 'minute' | 'hour' | 'day']) / Number(every);
  const [minutes = '', hours = ''] = /^cron\((\S+) (\S+) \* \* \? \*\)$/.exec(expression)?.slice(1) ?? [];
  if (minutes === '') throw new Error(`How often does ${expression} fire?`);
  return days * timesIn(minutes, 60) * timesIn(hours, 24);
}

function timesIn(field: string, all: number): number {
  if (field === '*') return all;
  const [, step] = /^(?:\*|\d+)\/(\d+)$/.exec(field) ?? [];
  return step === undefined ? field.split(',').length : all / Number(step);
}

function fixedLines(template: Synthesized, opdIds: readonly string[]): BillLine[] {
  const watching = costsOf(template, opdIds);
  const { billed } = sumsOf(watching);
  const others = watching.filter(({ isFixed, isCockpit }) => isFixed && !isCockpit).reduce((total, line) => total + usdOf(line), 0);
  const dollar = (item: string): Price => ({ usd: 1, per: 'as above', source: item });
  const alarms = Math.min(
    10,
    watching.filter(({ item }) => /^alarms of persons/.test(item)).reduce((total, { count }) => total + count, 0),
  );
  const pollers = template.ofType('AWS::Lambda::EventSourceMapping').length;
  const firewalls = template.ofType('AWS::WAFv2::WebACL').length;
  return [
    { part: 'fixed', item: 'the cockpit when nobody comes', counted: billed.fixed, free: 0, price: dollar('the cockpit') },
    {
      part: 'by use',
      item: 'the cockpit in a busy month, beside that',
      counted: billed.whole - billed.fixed,
      free: 0,
      price: dollar('the cockpit'),
    },
    { part: 'fixed', item: 'other parts, ten alarms free', counted: others - alarms * 0.1, free: 0, price: dollar('other parts') },
    {
      part: 'fixed',
      item: `${pollers} queues that Lambda asks all the time`,
      counted: pollers * pollsOfQueue,
      free: free.messages,
      price: prices.message,
    },
    ...(firewalls === 0 ? [] : [{ part: 'fixed' as const, item: 'firewalls', counted: firewalls, free: 0, price: prices.firewall }]),
  ];
}

function functionLines(all: Units, { rows }: CityUse): BillLine[] {
  const byUse = (item: string, counted: number, price: Price, ofWhich = 0): BillLine => ({
    part: 'by use',
    item,
    counted,
    free: ofWhich,
    price,
  });
  const logGigabytes = all.logBytes / 1e9;
  return [
    byUse('requests that reach the API', all.requests, prices.apiRequest),
    byUse('calls of functions, the authorizer’s among them', all.invocations, prices.invocation, free.invocations),
    byUse('their time and memory', all.gigabyteSeconds + rows * gigabyteSecondsOfRow, prices.compute, free.gigabyteSeconds),
    byUse('what they log, and the access log', logGigabytes, prices.log, free.logGigabytes),
    byUse('logs of three months', 3 * logGigabytes, prices.keptLog, free.logGigabytes),
    byUse('requests to queues', all.messages, prices.message),
  ];
}

function storeLines(template: Synthesized, all: Units, { rows, opds }: CityUse): BillLine[] {
  const byUse = (item: string, counted: number, price: Price): BillLine => ({ part: 'by use', item, counted, free: 0, price });
  const tables = template.ofType('AWS::DynamoDB::Table').length;
  const tableGigabytes = (rows * tableBytesOfRow + opds * usage.datasetsPerOpd * tableBytesOfDataset) / 1e9;
  return [
    byUse('reads of the tables', all.readUnits, prices.readUnit),
    byUse('writes, a register’s index among them', all.writeUnits + rows * indexUnitsOfRow, prices.writeUnit),
    byUse(`${tables} tables that can be restored to any second (their 25 GB are free)`, tableGigabytes, prices.restorable),
    byUse('rows in S3, with the versions before: four forms and times', (4 * rows * bytesOfRow) / 1e9, prices.stored),
    byUse('objects read', all.objectReads, prices.objectRead),
    byUse('objects written', all.objectWrites, prices.objectWrite),
  ];
}

function doorLines({ reads }: CityUse, { read }: Measured['door']): BillLine[] {
  const byUse = (item: string, counted: number, price: Price, ofWhich: number): BillLine => ({
    part: 'by use',
    item,
    counted,
    free: ofWhich,
    price,
  });
  return [
    byUse('requests to the front door', reads * read.requests, prices.doorRequest, free.doorRequests),
    byUse('its function, which writes the moment', reads, prices.doorFunction, free.doorFunctionRuns),
    byUse('what the front door sends', (reads * read.bytes) / 1e9, prices.sentByDoor, free.doorGigabytes),
  ];
}

/** What a line costs; `remembered` multiplies the prices that nobody looked up again. */
export function usdOfLine({ counted, free: ofWhich, price }: BillLine, remembered = 1): number {
  return Math.max(0, counted - ofWhich) * price.usd * (price.isRemembered === true ? remembered : 1);
}

export function usdOfBill(lines: readonly BillLine[], part?: BillLine['part'], remembered = 1): number {
  return lines.filter((line) => part === undefined || line.part === part).reduce((total, line) => total + usdOfLine(line, remembered), 0);
}

function unitsBy(amountOf: (name: keyof Units) => number): Units {
  return {
    requests: amountOf('requests'),
    bytes: amountOf('bytes'),
    invocations: amountOf('invocations'),
    gigabyteSeconds: amountOf('gigabyteSeconds'),
    readUnits: amountOf('readUnits'),
    writeUnits: amountOf('writeUnits'),
    objectReads: amountOf('objectReads'),
    objectWrites: amountOf('objectWrites'),
    downloadedBytes: amountOf('downloadedBytes'),
    messages: amountOf('messages'),
    logBytes: amountOf('logBytes'),
  };
}

function times(units: Units, count: number): Units {
  return unitsBy((name) => units[name] * count);
}

/** Work that grows with the datasets; how often it is called does not. */
function scaled(units: Units, size: number): Units {
  return unitsBy((name) => units[name] * (name === 'invocations' ? 1 : size));
}

function sum(all: readonly Units[]): Units {
  return unitsBy((name) => all.reduce((total, units) => total + units[name], 0));
}
