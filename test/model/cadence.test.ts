import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDue, nextDueAfter } from '../../functions/model/cadence.ts';
import { type Cadence, cadenceSchema } from '../../functions/model/dataset.ts';

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
