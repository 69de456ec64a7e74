import { describe, expect, test } from 'vitest';
import { boardRows, boardTitles, headline, lateText, sentences } from '../../functions/messages/report-words.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import type { ReportView } from '../../functions/model/report-view.ts';
import { keepReports } from '../../functions/reports/keep-reports.ts';
import { readView } from '../../functions/reports/read-view.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { anOpd, upload } from '../progress/an-opd.ts';
import { cityOfReports, steward, thursday, week } from './city-of-reports.ts';

type Newest = Parameters<typeof upload>[1];

/** A dataset that is due so many days from the closing, with an upload that stands so. */
function dataset(datasetId: string, days: number, changes: Parameters<typeof sampleDataset>[0] = {}, newest?: Newest) {
  const nextDue = new Date(thursday.getTime() + days * dayMilliseconds).toISOString();
  return { dataset: sampleDataset({ datasetId, title: datasetId, nextDue, ...changes }), newest };
}
const nihil = { nihil: { period: '2026', at: '2026-11-20T00:00:00.000Z', by: 'klerk', name: 'Siti' } };

async function viewOf(opd: Parameters<typeof cityOfReports>[0], before = false): Promise<ReportView> {
  const city = cityOfReports(opd);
  if (before) await keepReports(city.ports, new Date(thursday.getTime() - 7 * dayMilliseconds));
  await keepReports(city.ports, thursday);
  const head = await city.reports.head(week);
  if (!head) throw new Error('nothing was closed');
  return readView(city.ports, head, { of: 'all' }, steward, thursday);
}

function opdOf(...made: ReturnType<typeof dataset>[]): Parameters<typeof cityOfReports>[0] {
  const sent = made.flatMap(({ dataset: { datasetId }, newest }) => (newest ? [[datasetId, upload(datasetId, newest)] as const] : []));
  return { datasets: made.map((each) => each.dataset), newest: new Map(sent) };
}

const mixed = opdOf(
  dataset('tepat', 90),
  dataset('nihil', 90, nihil),
  dataset('ditolak', 30, {}, 'rejected'),
  dataset('diperiksa', 30, {}, 'in-review'),
  dataset('diperiksa-terlambat', -3, {}, 'in-review'),
  dataset('terlambat', -3),
);

describe('what a report judges', () => {
  test('is what was on time, nihil included, and what is past its date: neither what waits nor what is mended before its date', async () => {
    const { total, percentOnTime } = await viewOf(mixed);
    expect(total).toMatchObject({ planned: 6, judged: 4, onTime: 2, late: 2 });
    expect(percentOnTime).toBe(50);
  });

  test('is what the headline counts: its numbers give its percentage', async () => {
    expect(headline(await viewOf(mixed))).toBe('50 % mutakhir: 2 dari 4 dataset yang dinilai. 2 lewat jatuh tempo, di 1 OPD.');
    expect(headline(await viewOf(opdOf(dataset('ditolak', 30, {}, 'rejected'))))).toBe('Belum ada dataset yang dapat dinilai.');
    for (let seed = 1; seed <= 15; seed++) {
      const view = await viewOf(anOpd(seed, thursday), true);
      const [, percent, onTime, judged] = /^(\d+) % mutakhir: (\d+) dari (\d+) /.exec(headline(view)) ?? [];
      expect(Number(percent)).toBe(Math.round((Number(onTime) / Number(judged)) * 100));
      expect(view.total.judged).toBe(view.total.onTime + view.total.late);
      expect(sentences(view)[0]).toContain(`menjadi ${view.percentOnTime} %`);
    }
  });

  test('is said to be of published datasets in the public copy, whose numbers are others than the walidata’s', async () => {
    const view = { ...(await viewOf(mixed)), scope: 'public' as const };
    expect(headline(view)).toMatch(/^50 % mutakhir dari dataset yang sudah terbit: 2 dari 4 /);
  });

  test('is the board’s second number', async () => {
    const [row] = boardRows(await viewOf(mixed));
    expect(boardTitles[2]).toBe('Dinilai');
    expect(row?.numbers[1]).toBe(4);
  });

  test('names a late delivery that waits for the walidata as waiting for them', async () => {
    const { late } = await viewOf(mixed);
    const waiting = late.find(({ datasetId }) => datasetId === 'diperiksa-terlambat');
    expect(waiting && lateText(waiting)).toBe('menunggu walidata, terlambat 3 hari');
    expect(late.map(({ datasetId }) => datasetId)).not.toContain('diperiksa');
  });
});
