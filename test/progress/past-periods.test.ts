import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodStandingText } from '../../functions/messages/period-standing.ts';
import { type Cadence, firstDue, nextDueAfter } from '../../functions/model/cadence.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { duePeriodOf } from '../../functions/model/nihil.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { pastPeriods } from '../../functions/progress/past-periods.ts';
import { standingsOf } from '../../functions/progress/standing.ts';
import { statusOf } from '../../functions/progress/status-of.ts';
import { flip } from '../../functions/versions/flip.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { upload } from './an-opd.ts';

const registered = '2026-01-10T02:00:00.000Z';
const [, ...dates] = ['', '02-20', '03-05', '05-10', '05-20', '06-03'].map((day) => `2026-${day}T03:00:00.000Z`);

/** A monthly dataset whose META the real rules moved: each file in its turn, and nothing else. */
function aDataset(cadence: Cadence = 'monthly'): Dataset {
  const { current, lastDeliveryAt, ...draft } = sampleDataset({ cadence, createdAt: registered });
  const nextDue = firstDue(cadence, new Date(registered));
  return nextDue === undefined ? draft : { ...draft, nextDue };
}

const sent = (at: string, state: Upload['state'] = 'published', periods: readonly string[] = []): Upload => ({
  ...upload('puskesmas', state),
  uploadId: `01JB${at.replace(/\D/g, '').padEnd(22, '0')}`,
  parts: periods.map((period) => ({ period, key: 'k', versionId: 'v', rows: 1, bytes: 1, sha256: 'x', uploadId: 'u' })),
  at: { waiting: at, received: at, [state]: at },
});

const manifestOf = (at: string) => ({
  ...{ datasetId: 'puskesmas', n: 1, uploadId: 'u', standardVersion: 1, parts: [] },
  ...{ publishedAt: at, publishedBy: 'clerk' },
});

const delivered = (dataset: Dataset, at: string): Dataset =>
  flip(dataset, manifestOf(at), { now: new Date(at), deliveredAt: new Date(at) });

const told = (uploads: readonly Upload[], dataset: Dataset, now: string) =>
  pastPeriods({ dataset, uploads, isWhole: true, nihils: [] }, new Date(now)).periods.map(({ period, status, daysLate, sentBack }) => [
    period,
    status,
    daysLate,
    sentBack,
  ]);

describe('the periods of a dataset', () => {
  test('say which delivery counted for which: late by its days, on time, and what nobody sent', () => {
    const [february = '', march = '', may = ''] = dates;
    const dataset = [february, march, may].reduce(delivered, aDataset());
    // January's date passed: February's file counted for it, March's for February; May's for March, and April went by.
    expect(
      told(
        [february, march, may].map((at) => sent(at)),
        dataset,
        '2026-05-12T00:00:00Z',
      ),
    ).toEqual([
      ['2026-01', 'late', 19, 0],
      ['2026-02', 'late', 4, 0],
      ['2026-03', 'late', 39, 0],
      ['2026-04', 'missing', 0, 0],
      ['2026-05', 'not-due', 0, 0],
    ]);
  });

  test('that went by were late after all, where a later file brings their data', () => {
    const [february = '', march = '', may = ''] = dates;
    const dataset = [february, march, may].reduce(delivered, aDataset());
    const uploads = [sent(february), sent(march), sent(may, 'published', ['2026-03', '2026-04'])];
    expect(told(uploads, dataset, '2026-05-12T00:00:00Z')).toContainEqual(['2026-04', 'late', 9, 0]);
  });

  test('count what was sent back, and tell what is due as the board does', () => {
    const [february = '', march = ''] = dates;
    const dataset = delivered(aDataset(), february);
    const uploads = [sent('2026-02-10T00:00:00.000Z', 'rejected'), sent(february), sent(march, 'returned')];
    expect(told(uploads, dataset, '2026-04-02T00:00:00Z')).toEqual([
      ['2026-01', 'late', 19, 1],
      ['2026-02', 'rejected', 32, 1],
      ['2026-03', 'late', 1, 0],
      ['2026-04', 'not-due', 0, 0],
    ]);
  });

  test('count what was sent back once, also where nothing to report closed its period, or it came while the delivery waited for the steward', () => {
    const at = '2026-02-15T00:00:00.000Z';
    const nihil = { period: '2026-01', at };
    const dataset: Dataset = { ...aDataset(), nextDue: '2026-02-28T16:59:59.000Z', nihil: { ...nihil, by: 'x', name: 'X' } };
    const uploads = [sent('2026-02-10T00:00:00.000Z', 'rejected')];
    const now = new Date('2026-02-20T00:00:00Z');
    const { periods } = pastPeriods({ dataset, uploads, isWhole: true, nihils: [nihil] }, now);
    expect(periods.map(({ period, sentBack }) => [period, sentBack])).toEqual([
      ['2026-01', 1],
      ['2026-02', 0],
    ]);
    const [february = '', march = ''] = dates;
    const waited = { ...sent(february), at: { waiting: february, received: february, published: march } };
    const between = [sent('2026-02-25T00:00:00.000Z', 'rejected'), waited];
    expect(told(between, delivered(aDataset(), february), '2026-03-06T00:00:00Z').map(([period, , , back]) => [period, back])).toEqual([
      ['2026-01', 1],
      ['2026-02', 0],
      ['2026-03', 0],
    ]);
  });

  test('of which more was sent than is read are not guessed: what is due stands, with what came back since it was last delivered', () => {
    const [february = ''] = dates;
    const uploads = [sent(february), sent('2026-02-25T00:00:00.000Z', 'rejected')];
    const history = { dataset: delivered(aDataset(), february), uploads, isWhole: false, nihils: [] };
    const { periods, isWhole } = pastPeriods(history, new Date('2026-02-26T00:00:00Z'));
    expect([isWhole, periods.map(({ period, sentBack }) => [period, sentBack])]).toEqual([false, [['2026-02', 1]]]);
  });

  test('of one that never came are missing, each by its own days', () => {
    expect(told([], aDataset('quarterly'), '2026-07-02T00:00:00Z')).toEqual([
      ['2026-Q1', 'missing', 92, 0],
      ['2026-Q2', 'missing', 1, 0],
      ['2026-Q3', 'not-due', 0, 0],
    ]);
  });

  test('are not guessed where the cadence was another: what is due stands, and the rest is said to be left out', () => {
    const dataset: Dataset = {
      ...aDataset(),
      nextDue: '2026-12-31T16:59:59.000Z',
      cadence: 'annual',
      createdAt: '2024-03-01T00:00:00.000Z',
    };
    const { periods, isWhole } = pastPeriods({ dataset, uploads: [], isWhole: true, nihils: [] }, new Date('2026-05-01T00:00:00Z'));
    expect([isWhole, periods.map(({ period }) => period)]).toEqual([false, ['2026']]);
  });

  test('are none of what comes as it happens, and end with a withdrawal', () => {
    expect(told([], aDataset('ad-hoc'), '2026-05-01T00:00:00Z')).toEqual([]);
    expect(told([], { ...aDataset(), state: 'withdrawn' }, '2026-05-01T00:00:00Z')).toEqual([]);
  });
});

const act = fc.record({
  is: fc.constantFrom('file', 'nihil', 'rejected', 'in-review'),
  days: fc.integer({ min: 1, max: 50 }),
});

test('whatever was sent and when, the periods follow each other without a gap, and what is due is what the board says', () => {
  const cadence = fc.constantFrom<Cadence>('weekly', 'monthly', 'quarterly', 'four-monthly', 'semiannual', 'annual');
  fc.assert(
    fc.property(cadence, fc.array(act, { maxLength: 14 }), fc.integer({ min: 0, max: 60 }), (of, acts, after) => {
      let dataset = aDataset(of);
      let at = Date.parse(registered);
      const uploads: Upload[] = [];
      const nihils: { period: string; at: string }[] = [];
      for (const { is, days } of acts) {
        at += days * dayMilliseconds;
        const moment = new Date(at).toISOString();
        if (is === 'nihil') {
          const period = duePeriodOf(dataset) ?? '';
          const nextDue = nextDueAfter(of, new Date(at), dataset.nextDue) ?? '';
          nihils.push({ period, at: moment });
          dataset = { ...dataset, nextDue, nihil: { period, at: moment, by: 'x', name: 'X' } };
          continue;
        }
        uploads.push(sent(moment, is === 'file' ? 'published' : (is as 'rejected')));
        if (is === 'file') dataset = delivered(dataset, moment);
      }
      const now = new Date(at + after * dayMilliseconds);
      const { periods, isWhole } = pastPeriods({ dataset, uploads, isWhole: true, nihils }, now);
      expect(isWhole).toBe(true);
      let due = firstDue(of, new Date(registered));
      for (const { dueAt } of periods) {
        expect(dueAt).toBe(due);
        due = firstDue(of, new Date(Date.parse(dueAt) + dayMilliseconds));
      }
      const [standing] = standingsOf([{ dataset, newestUpload: uploads.at(-1) }], now);
      const open = periods.find(({ dueAt }) => dueAt === dataset.nextDue);
      const isOverdue = dataset.nextDue !== undefined && dataset.nextDue < now.toISOString();
      expect(open?.deliveredAt).toBeUndefined();
      const sentBack = periods.reduce((sum, period) => sum + period.sentBack, 0);
      const came = uploads.filter(({ state }) => state === 'rejected').length;
      // What came back before a delivery that was ahead of its period is told once that runs.
      if (open) expect(sentBack).toBe(came);
      expect(sentBack).toBeLessThanOrEqual(came);
      if (standing && isOverdue) expect(open).toMatchObject({ status: statusOf(standing), daysLate: standing.daysLate, isLate: true });
      expect(periods.filter(({ isLate, deliveredAt }) => isLate && deliveredAt === undefined).length > 0).toBe(isOverdue);
    }),
  );
});

test('a period is told in words: how it stood, when it came, how often it was sent back', () => {
  const on = { daysLate: 0, isLate: false, sentBack: 0 };
  const deliveredAt = '2026-12-05T03:00:00.000Z';
  expect(periodStandingText({ ...on, status: 'on-time', deliveredAt })).toBe('tepat waktu, dikirim 5 Desember 2026');
  expect(periodStandingText({ status: 'late', isLate: true, daysLate: 5, deliveredAt, sentBack: 2 })).toBe(
    'terlambat 5 hari, dikirim 5 Desember 2026, 2 kali dikembalikan',
  );
  expect(periodStandingText({ status: 'late', isLate: true, daysLate: 3, sentBack: 0 })).toBe('belum dikirim, terlambat 3 hari');
  expect(periodStandingText({ ...on, status: 'nihil', deliveredAt })).toBe('nihil, dilaporkan 5 Desember 2026');
  expect(periodStandingText({ ...on, status: 'missing' })).toBe('tidak dikirim');
});
