import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyNoNihil } from '../../functions/messages/why-no-nihil.ts';
import { cadences, firstDue } from '../../functions/model/cadence.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { duePeriodOf, isNihil } from '../../functions/model/nihil.ts';
import { periodEnd, periodStart } from '../../functions/model/period.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { standingsOf } from '../../functions/progress/standing.ts';
import { flip } from '../../functions/versions/flip.ts';
import { aDataset } from '../fakes/datasets.ts';
import { datasetOf, ingestFakes, standardOf } from '../fakes/ingest-fakes.ts';
import { head, operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const jakartaOffset = 7 * 60 * 60 * 1000;
const now = new Date('2026-09-15T05:00:00.000Z');
const due = { nextDue: '2026-09-30T16:59:59.000Z' };
const desk = (changes: Partial<Dataset> = {}) => {
  const fakes = ingestFakes(datasetOf({ ...due, ...changes }), standardOf());
  const ask = uploadsFunction(fakes, undefined, () => now);
  const report = (who = operator, period = '2026-09') =>
    ask(who, { operation: 'reportNihil', params: { datasetId: 'kunjungan-puskesmas' }, body: { period } });
  return { report, standing: async () => (await fakes.datasets.get('kunjungan-puskesmas')) ?? datasetOf() };
};
const standingOf = (dataset: Dataset, at = now) => standingsOf([{ dataset, newestUpload: undefined }], at)[0];

describe('nihil', () => {
  test('is the delivery of the period that is due: the next date moves, and nothing is missing', async () => {
    const { report, standing } = desk();
    const { status, body } = await report();
    expect([status, body]).toEqual([200, expect.objectContaining({ period: '2026-09', nextDue: '2026-10-31T16:59:59.000Z' })]);
    const dataset = await standing();
    expect(standingOf(dataset)).toMatchObject({ isNihil: true, isDelivered: true, isMissing: false, isLate: false });
    expect(countOpd('x', [{ dataset, newestUpload: undefined }], now)).toMatchObject({
      planned: 1,
      delivered: 1,
      statuses: expect.objectContaining({ nihil: 1 }),
      missing: 0,
      late: 0,
    });
  });

  test('counts for that period alone: once the next date has passed, the dataset is late', async () => {
    const { report, standing } = desk();
    await report();
    const later = new Date('2026-11-02T00:00:00.000Z');
    expect(standingOf(await standing(), later)).toMatchObject({ isNihil: false, isDelivered: false, isLate: true });
  });

  test('again changes nothing', async () => {
    const { report, standing } = desk();
    await report();
    const before = await standing();
    expect((await report(head)).status).toBe(200);
    expect(await standing()).toEqual(before);
  });

  test('is for who may upload', async () => {
    const { report } = desk({ access: 'open', state: 'published', oncePublic: true });
    expect((await report(steward)).status).toBe(403);
    expect((await report(otherOperator)).status).toBe(403);
  });

  test.each([
    ['another period', '2026-10', {}],
    ['an earlier period', '2026-08', {}],
    ['a period of another cadence', '2026-Q3', {}],
    ['what comes as it happens', '2026-09', { cadence: 'ad-hoc', nextDue: undefined }],
    ['what was withdrawn', '2026-09', { state: 'withdrawn' }],
    ['a period that has not begun', '2026-12', { nextDue: '2026-12-31T16:59:59.000Z' }],
  ] as const)('is refused in words for %s', async (_, period, changes) => {
    const { nextDue, ...given } = { ...due, ...changes };
    const fakes = desk({ ...given, ...(nextDue === undefined ? { nextDue: undefined as never } : { nextDue }) });
    const { status, body } = await fakes.report(operator, period);
    expect([status, typeof body.detail]).toEqual([409, 'string']);
  });

  test('is undone by a version that has that period, and by none that has not', () => {
    const dataset = aDataset({ nihil: { period: '2026-10', at: '2026-11-05T00:00:00.000Z', by: 'sub-operator', name: 'Siti' } });
    const part = { key: 'k', versionId: 'v', rows: 1, bytes: 1, sha256: '', uploadId: 'u' };
    const manifest = (period: string) => ({
      ...{ datasetId: dataset.datasetId, n: 2, uploadId: 'u', standardVersion: 1, parts: [{ ...part, period }] },
      ...{ publishedAt: now.toISOString(), publishedBy: 'x' },
    });
    const change = { now, deliveredAt: new Date('2026-10-20T00:00:00.000Z') };
    expect(flip(dataset, manifest('2026-10'), change).nihil).toBeUndefined();
    expect(flip(dataset, manifest('all'), change).nihil).toBeUndefined();
    expect(isNihil(flip(dataset, manifest('2026-09'), change))).toBe(true);
  });

  test('of whatever cadence, the period that holds the due date is the one that is taken, and its neighbours are not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cadences),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (cadence, at) => {
          const nextDue = firstDue(cadence, at);
          const period = duePeriodOf({ cadence, nextDue });
          expect(period === undefined).toBe(cadence === 'ad-hoc');
          if (period === undefined || nextDue === undefined) return;
          const why = (each: string | undefined) => whyNoNihil({ cadence, nextDue, state: 'published' }, each ?? '', at);
          expect(why(period)).toBeUndefined();
          const [start = 0, end = 0] = [periodStart(period), periodEnd(period)];
          const years = cadence === 'biennial' ? [Number(period) - 1, Number(period) + 1].map(String) : [];
          const around = [start - 1, end].map((moment) =>
            duePeriodOf({ cadence, nextDue: new Date(moment - jakartaOffset).toISOString() }),
          );
          for (const each of [...years, ...around].filter((one) => one !== period))
            expect([each, why(each)]).not.toEqual([each, undefined]);
        },
      ),
    );
  });
});
