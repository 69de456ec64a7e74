import { describe, expect, test } from 'vitest';
import { cityStacks, synthesized, theCity } from '../lib/city-template.ts';
import { billOf, type CityUse, runsAMonth, usdOfBill, usdOfLine } from './bill.ts';
import { billLimits, issueCity, keptAt, measured } from './bill-document.ts';
import { billPrices } from './bill-prices.ts';
import { prices } from './prices.ts';

const template = synthesized(cityStacks({ alarmEmail: 'walidata@example.id' }));
const opdIds = theCity.opds.map(({ id }) => id);
const { units, door } = measured();
const billFor = (changes: Partial<CityUse> = {}) => billOf(template, opdIds, { ...issueCity, hits: 0, ...changes }, { units, door });
const usdFor = (changes: Partial<CityUse> = {}) => usdOfBill(billFor(changes));
const countedAs = (price: object, changes: Partial<CityUse> = {}) =>
  billFor(changes)
    .filter((line) => line.price === price)
    .reduce((total, { counted }) => total + counted, 0);

describe('the bill of the issue’s city', () => {
  test('stays within its limit with what so few readers leave to the front door', () => {
    expect(usdFor({ hits: keptAt(1) })).toBeLessThanOrEqual(billLimits.wholeUsd);
  });

  test('stays within it, too, where datasets are less unequal than they are thought to be', () => {
    expect(usdFor({ hits: keptAt(1, { exponent: 0.8 }) })).toBeLessThanOrEqual(billLimits.wholeUsd);
  });

  test('is above zero and within its limit when nobody comes, whoever reads', () => {
    const fixed = [0, 0.9].map((hits) => usdOfBill(billFor({ hits }), 'fixed'));
    expect(fixed[0]).toBeGreaterThan(0);
    expect(fixed[0]).toBeLessThanOrEqual(billLimits.fixedUsd);
    expect(fixed[1]).toBe(fixed[0]);
    expect(usdOfBill(billFor({ reads: 0, uploads: 0, rows: 0 }), 'fixed')).toBe(fixed[0]);
  });

  test('has with a firewall its list and rules, and the secret by which the front door shows itself', () => {
    const guarded = synthesized(cityStacks({ alarmEmail: 'walidata@example.id', firewall: true }));
    const use = { ...issueCity, hits: 0 };
    const withFirewall = usdOfBill(billOf(guarded, opdIds, use, { units, door }), 'fixed');
    expect(withFirewall - usdOfBill(billFor(), 'fixed')).toBeCloseTo(billPrices.firewall.usd + prices.secret.usd);
  });

  test('grows with readers, deliveries and rows, and falls with what the front door keeps', () => {
    const usual = usdFor();
    for (const more of [{ reads: 30_000_000 }, { uploads: 200_000 }, { rows: 330_000_000 }]) expect(usdFor(more)).toBeGreaterThan(usual);
    expect(usdFor({ hits: 0.9 })).toBeLessThan(usual);
  });
});

describe('a line of the bill', () => {
  test('counts what was measured of each read that reaches the API', () => {
    const withoutReads = countedAs(billPrices.apiRequest, { reads: 0 });
    expect(countedAs(billPrices.apiRequest) - withoutReads).toBeCloseTo(issueCity.reads * units.read.requests, -2);
    expect(countedAs(billPrices.apiRequest, { hits: 0.9 }) - withoutReads).toBeCloseTo(0.1 * issueCity.reads * units.read.requests, -2);
  });

  test('has each read at the front door, kept there or not', () => {
    expect(countedAs(billPrices.doorRequest, { hits: 0.9 })).toBe(countedAs(billPrices.doorRequest));
  });

  test('has what a browser asks for beside a page, and a file after its link, and the door’s function for neither', () => {
    expect(countedAs(billPrices.doorRequest)).toBeCloseTo(issueCity.reads * door.read.requests, 6);
    expect(door.read.requests).toBeGreaterThan(1 + door.files);
    expect(countedAs(billPrices.doorFunction)).toBe(issueCity.reads);
  });

  test('has a file fetched from S3 each time, though the link to it was kept', () => {
    const whole = countedAs(billPrices.objectRead);
    expect(whole - countedAs(billPrices.objectRead, { hits: 1 })).toBeCloseTo(issueCity.reads * units.read.objectReads, -1);
    expect(countedAs(billPrices.objectRead, { hits: 1 })).toBeGreaterThan(issueCity.reads * door.files);
  });

  test('costs nothing below what is free, and never less than nothing', () => {
    const line = { part: 'by use', item: '', counted: 5, free: 10, price: billPrices.message } as const;
    expect(usdOfLine(line)).toBe(0);
    expect(usdOfLine({ ...line, counted: 12 })).toBeCloseTo(2 * billPrices.message.usd, 12);
  });
});

describe('schedules', () => {
  test('of the template are those that were measured', () => {
    const rules = template.ofType('AWS::Events::Rule').map(({ logicalId, properties }) => [logicalId, properties.ScheduleExpression]);
    const ran = Object.entries(units.schedules).map(([name, { expression }]) => [name, expression]);
    expect(ran.sort()).toEqual(rules.sort());
  });

  test.each([
    ['cron(20 1 * * ? *)', 30.4],
    ['cron(30 * * * ? *)', 30.4 * 24],
    ['cron(5 5,11,17,23 * * ? *)', 30.4 * 4],
    ['cron(0/15 * * * ? *)', 30.4 * 96],
    ['rate(5 minutes)', 30.4 * 288],
    ['rate(1 day)', 30.4],
  ])('%s fires %d times a month', (expression, wanted) => {
    expect(runsAMonth(expression)).toBeCloseTo(wanted, 6);
  });

  test('of another form are not guessed', () => {
    expect(() => runsAMonth('cron(0 8 ? * MON *)')).toThrow('How often');
  });
});

test('the units are of reads that were answered by functions and tables', () => {
  expect(units.read.requests).toBe(1);
  expect(units.read.invocations).toBeGreaterThan(1.5);
  expect(units.read.readUnits).toBeGreaterThan(0);
  expect(units.delivery.writeUnits).toBeGreaterThan(5);
  expect(units.delivery.invocations).toBeGreaterThan(units.delivery.requests);
});
