import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../functions/model/dataset.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { isSilent } from '../../functions/progress/silence.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { upload } from './an-opd.ts';

const day = (number: number, hour = 0) => new Date(Date.UTC(2026, 10, number, hour));
const due = day(1, 16).toISOString();

/** An OPD of one late dataset that was last delivered before its date, with whatever came since. */
function counted(changes: Partial<Dataset>, now: Date, uploadedAt?: Date) {
  const dataset = { ...sampleDataset({ nextDue: due, ...changes }), lastDeliveryAt: day(-40).toISOString(), ...changes };
  const newestUpload = uploadedAt && { ...upload(dataset.datasetId, 'rejected'), at: { waiting: uploadedAt.toISOString() } };
  return countOpd('dinkes', [{ dataset, newestUpload }], now);
}

describe('an OPD is silent', () => {
  test('two weeks after a date that it missed without a sign, and not a minute before', () => {
    const count = counted({}, day(10));
    expect(count.silentSince).toBe(due);
    expect(isSilent(count, new Date(day(15, 16).getTime() - 60_000))).toBe(false);
    expect(isSilent(count, day(15, 16))).toBe(true);
  });

  test('by the clock alone: the same count is, a day later', () => {
    const count = counted({}, day(15));
    expect([day(15), day(16)].map((now) => isSilent(count, now))).toEqual([false, true]);
  });

  test('not when a file came since, whatever became of it, or nihil was reported', () => {
    expect(counted({}, day(20), day(3)).silentSince).toBeUndefined();
    const nihil = { period: '2026-10', at: day(4).toISOString(), by: 'clerk', name: 'Clerk' };
    expect(counted({ nihil }, day(20)).silentSince).toBeUndefined();
  });

  test('from the first date that it missed after its last sign on', () => {
    const late = (datasetId: string, nextDue: Date) => ({
      dataset: { ...sampleDataset({ datasetId, nextDue: nextDue.toISOString() }), lastDeliveryAt: day(-40).toISOString() },
      newestUpload: undefined,
    });
    const sign = { ...upload('a', 'published'), at: { waiting: day(5).toISOString() } };
    const deliveries = [{ ...late('a', day(2)), newestUpload: sign }, late('b', day(9)), late('c', day(7))];
    expect(countOpd('dinkes', deliveries, day(20)).silentSince).toBe(day(7).toISOString());
  });

  test('not where nothing is late', () => {
    expect(counted({ nextDue: day(30).toISOString() }, day(20)).silentSince).toBeUndefined();
  });
});
