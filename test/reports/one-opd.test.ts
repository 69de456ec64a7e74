import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { ReportPart } from '../../functions/model/report.ts';
import { scheduledReport } from '../../functions/model/report-calendar.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';
import { standingsOf } from '../../functions/progress/standing.ts';
import { closeReport } from '../../functions/reports/close-report.ts';
import { countPart } from '../../functions/reports/count-part.ts';
import { finishReport } from '../../functions/reports/finish-report.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { anOpd } from '../progress/an-opd.ts';
import { cityOfReports, monday, thursday, week } from './city-of-reports.ts';

const scheduled = scheduledReport(week);
if (!scheduled) throw new Error('there is no such week');
const later = new Date(thursday.getTime() + 3_600_000);

/** The parts of these OPDs cannot be put. */
function withoutPartsOf(city: ReturnType<typeof cityOfReports>, refuses: (part: ReportPart) => boolean) {
  const putPart = async (part: ReportPart) => (refuses(part) ? Promise.reject(new Error('too large')) : city.reports.putPart(part));
  return { ...city.ports, reports: { ...city.reports, putPart } };
}

const opdIdsOf = async (city: ReturnType<typeof cityOfReports>) => (await city.reports.parts(week)).map(({ opdId }) => opdId).sort();

test('a report closes though an OPD cannot be counted, and fails so that somebody looks; the next run counts what is missing', async () => {
  const city = cityOfReports(anOpd(7, thursday));
  const others = city.city.opds.map(({ id }) => id).filter((id) => id !== 'dinkes');
  await expect(
    closeReport(
      withoutPartsOf(city, ({ opdId }) => opdId === 'dinkes'),
      scheduled,
      thursday,
    ),
  ).rejects.toThrow(/dinkes/);
  expect(await opdIdsOf(city)).toEqual(others.sort());
  expect(await city.reports.head(week)).toMatchObject({ reportId: week });
  expect(await closeReport(city.ports, scheduled, later)).toBe('stands');
  expect(await opdIdsOf(city)).toEqual(['dinkes', ...others].sort());
});

test('a report of which no OPD can be counted does not close', async () => {
  const city = cityOfReports(anOpd(7, thursday));
  await expect(
    closeReport(
      withoutPartsOf(city, () => true),
      scheduled,
      thursday,
    ),
  ).rejects.toThrow(AggregateError);
  expect(await city.reports.head(week)).toBeUndefined();
});

test('a report is final though the file of an OPD cannot be written, and fails so that somebody looks; the next run writes it', async () => {
  const city = cityOfReports(anOpd(7, thursday));
  await closeReport(city.ports, scheduled, thursday);
  const head = await city.reports.head(week);
  if (!head) throw new Error('it did not close');
  const putFile: typeof city.published.putFile = async (key, ...rest) =>
    key.includes('opd-dinkes') ? Promise.reject(new Error('away')) : city.published.putFile(key, ...rest);
  const failing = { ...city.ports, published: { ...city.published, putFile } };
  await expect(finishReport(failing, head, monday)).rejects.toThrow(/opd-dinkes/);
  expect(await city.reports.end(week)).toBeDefined();
  expect(city.published.newest(`reports/${week}/opd-disdukcapil.pdf`)).toBeDefined();
  expect(await finishReport({ ...city.ports, writePdf }, head, later)).toBe('stands');
  expect(city.published.newest(`reports/${week}/opd-dinkes.xlsx`)).toBeDefined();
});

test('of an OPD with more datasets than a part lists, those that are late are listed, and all are counted', () => {
  const due = (place: number) => new Date(thursday.getTime() + (place === 0 ? -1 : 1) * 5 * 86_400_000).toISOString();
  const planned = Array.from({ length: limits.maxReportedDatasets + 3 }, (_, place) =>
    sampleDataset({ datasetId: `data-${place}`, nextDue: due(limits.maxReportedDatasets + 2 - place) }),
  );
  const standings = standingsOf(
    planned.map((dataset) => ({ dataset, newestUpload: undefined })),
    thursday,
  );
  const part = countPart(
    { reportId: week, opdId: 'dinkes', name: 'Dinkes' },
    standings.map((standing) => ({ ...standing, causes: [] })),
    undefined,
    thursday,
  );
  expect(part.datasets).toHaveLength(limits.maxReportedDatasets);
  expect(part.datasets.filter(({ isLate }) => isLate)).toHaveLength(1);
  expect(Object.values(part.all.statuses).reduce((sum, count) => sum + count, 0)).toBe(limits.maxReportedDatasets + 3);
});
