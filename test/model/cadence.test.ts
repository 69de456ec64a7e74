import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accesses, sharings } from '../../functions/model/access-level.ts';
import type { Cadence } from '../../functions/model/cadence.ts';
import { firstDue, nextDueAfter } from '../../functions/model/cadence.ts';
import { cadenceSchema, datasetSchema } from '../../functions/model/dataset.ts';
import { aDataset } from '../fakes/datasets.ts';

/** The last second of a day in Jakarta, as UTC. */
const endOf = (day: string) => `${day}T16:59:59.000Z`;
const at = (text: string) => new Date(text);

describe('the first delivery', () => {
  const dues: [Cadence, string, string | undefined][] = [
    ['daily', '2026-11-24T05:00:00Z', endOf('2026-11-24')],
    ['weekly', '2026-11-24T05:00:00Z', endOf('2026-11-29')],
    ['weekly', '2026-11-29T05:00:00Z', endOf('2026-11-29')],
    ['monthly', '2026-11-24T05:00:00Z', endOf('2026-11-30')],
    ['monthly', '2028-02-01T05:00:00Z', endOf('2028-02-29')],
    ['quarterly', '2026-11-24T05:00:00Z', endOf('2026-12-31')],
    ['four-monthly', '2026-05-01T05:00:00Z', endOf('2026-08-31')],
    ['semiannual', '2026-06-30T05:00:00Z', endOf('2026-06-30')],
    ['annual', '2026-01-01T05:00:00Z', endOf('2026-12-31')],
    ['biennial', '2026-01-01T05:00:00Z', endOf('2027-12-31')],
    ['biennial', '2027-11-24T05:00:00Z', endOf('2027-12-31')],
    ['ad-hoc', '2026-11-24T05:00:00Z', undefined],
  ];
  test.each(dues)('%s registered at %s is due %s', (cadence, registered, due) => {
    expect(firstDue(cadence, at(registered))).toBe(due);
  });

  test('counts days as Jakarta does, seven hours ahead of UTC', () => {
    expect(firstDue('monthly', at('2026-11-30T16:59:59.999Z'))).toBe(endOf('2026-11-30'));
    expect(firstDue('monthly', at('2026-11-30T17:00:00.000Z'))).toBe(endOf('2026-12-31'));
  });
});

describe('the next delivery', () => {
  test('is due at the end of the period after the one delivered in', () => {
    expect(nextDueAfter('quarterly', at('2026-11-24T05:00:00Z'), endOf('2026-12-31'))).toBe(endOf('2027-03-31'));
    expect(nextDueAfter('quarterly', at('2026-11-24T05:00:00Z'))).toBe(endOf('2027-03-31'));
  });

  test('is not pushed on by a second delivery in the same period', () => {
    expect(nextDueAfter('quarterly', at('2026-12-01T05:00:00Z'), endOf('2027-03-31'))).toBe(endOf('2027-03-31'));
  });

  test('after a late one is due with the running period', () => {
    expect(nextDueAfter('quarterly', at('2027-01-05T05:00:00Z'), endOf('2026-12-31'))).toBe(endOf('2027-03-31'));
    expect(nextDueAfter('quarterly', at('2027-05-05T05:00:00Z'), endOf('2026-12-31'))).toBe(endOf('2027-06-30'));
  });

  test('is never in the past, and never due for ad-hoc data', () => {
    const cadences = cadenceSchema.options.filter((cadence) => cadence !== 'ad-hoc');
    const dates = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2099-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...cadences), dates, dates, (cadence, delivered, previous) => {
        expect(Date.parse(nextDueAfter(cadence, delivered, previous.toISOString()) ?? '')).toBeGreaterThanOrEqual(
          delivered.getTime() - 999,
        );
      }),
    );
    expect(nextDueAfter('ad-hoc', at('2026-11-24T05:00:00Z'))).toBeUndefined();
  });
});

/** What META may hold since 0.1.0: none of these words may ever stop being read. */
const keptSince010 = ['daily', 'weekly', 'monthly', 'quarterly', 'four-monthly', 'semiannual', 'annual', 'biennial', 'ad-hoc'];

test.each(keptSince010)('a dataset that 0.1.0 kept as %s is read with that cadence', (cadence) => {
  expect(datasetSchema.parse({ ...aDataset(), cadence }).cadence).toBe(cadence);
});

test.each(accesses)('a dataset that 0.1.0 kept as %s is read at that level, with each way to share and without', (access) => {
  for (const level of [{ access }, ...sharings.map((sharing) => ({ access, sharing }))]) {
    expect(datasetSchema.parse({ ...aDataset(), ...level })).toMatchObject(level);
  }
});
