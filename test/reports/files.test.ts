import { describe, expect, test } from 'vitest';
import { anonymous } from '../../functions/model/principal.ts';
import { reportFormats } from '../../functions/model/report-format.ts';
import { getProgressReport } from '../../functions/reports/get-report.ts';
import { getReportFile } from '../../functions/reports/get-report-file.ts';
import { keepReports } from '../../functions/reports/keep-reports.ts';
import { setReportReason } from '../../functions/reports/set-report-reason.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { anOpd } from '../progress/an-opd.ts';
import { account, askReport, cityOfReports, giveReason, monday, operator, overseer, steward, thursday, week } from './city-of-reports.ts';
import { pagesOfPdf, textOfPdf } from './text-of-pdf.ts';

async function finished() {
  const city = cityOfReports(anOpd(7, thursday));
  await keepReports(city.ports, thursday);
  const late = (await city.reports.part(week, 'dinkes'))?.datasets.find(({ isLate }) => isLate)?.datasetId ?? '';
  await setReportReason(city.ports)(giveReason(operator, late, thursday, 'Menunggu data puskesmas'));
  await keepReports(city.ports, monday);
  return city;
}

const bytesOf = (city: Awaited<ReturnType<typeof finished>>, copy: string) =>
  city.published.newest(`reports/${week}/${copy}.pdf`)?.bytes ?? new Uint8Array();

describe('the files of a final report', () => {
  test('hold selectable text: the board, the late list with reasons in the walidata’s, no closed name in others’', async () => {
    const city = await finished();
    const full = await textOfPdf(bytesOf(city, 'walidata'));
    expect(full).toContain('Laporan mingguan');
    expect(full).toContain('Papan kemajuan OPD');
    expect(full).toContain('Menunggu data puskesmas');
    expect(full).toMatch(/Rahasia/);
    expect(await textOfPdf(bytesOf(city, 'pimpinan'))).not.toMatch(/Rahasia/);
    const outside = await textOfPdf(bytesOf(city, 'umum'));
    expect(outside).not.toMatch(/Rahasia|Data \d|Menunggu data/);
    expect(outside).toContain('Dinas Kesehatan');
    const own = await textOfPdf(bytesOf(city, 'opd-disdukcapil'));
    expect(own).not.toContain('Dinas Kesehatan');
  });

  test('are written once: a later run writes nothing over them', async () => {
    const city = await finished();
    const keys = city.published.keys();
    expect(keys.filter((key) => key.endsWith('.pdf'))).toHaveLength(3 + city.city.opds.length);
    const before = bytesOf(city, 'walidata');
    await keepReports(city.ports, new Date(monday.getTime() + 3_600_000));
    expect(city.published.keys()).toEqual(keys);
    expect(keys.map((key) => city.published.newest(key)?.versionId)).toEqual(keys.map(() => 'v1'));
    expect(bytesOf(city, 'walidata')).toBe(before);
  });

  test('are the same bytes, made by another run', async () => {
    const [one, other] = [await finished(), await finished()];
    for (const key of one.published.keys()) expect(other.published.newest(key)?.bytes).toEqual(one.published.newest(key)?.bytes);
  });

  test('are told of once they are made: a report is final by the clock before its files stand', async () => {
    const city = cityOfReports(anOpd(7, thursday));
    await keepReports(city.ports, thursday);
    const read = async (at: Date) => getProgressReport(city.ports)(askReport(steward, at));
    expect(await read(monday)).toMatchObject({ body: { isFinal: true, hasFiles: false } });
    await keepReports(city.ports, monday);
    expect(await read(monday)).toMatchObject({ body: { isFinal: true, hasFiles: true } });
  });

  test('lead each reader to their own copy', async () => {
    const city = await finished();
    const fileOf = async (principal: typeof steward, query: { opd?: string } = {}) => {
      const asked = askReport(principal, monday, query);
      const answer = await getReportFile(city)({ ...asked, operation: 'getReportFile', params: { reportId: week, format: 'pdf' } });
      return 'headers' in answer && answer.status === 302 ? answer.headers.Location : answer.status;
    };
    expect(await fileOf(steward)).toContain(`reports/${week}/walidata.pdf`);
    expect(await fileOf(overseer)).toContain(`reports/${week}/pimpinan.pdf`);
    expect(await fileOf(anonymous)).toContain(`reports/${week}/umum.pdf`);
    expect(await fileOf(operator, { opd: 'dinkes' })).toContain(`reports/${week}/opd-dinkes.pdf`);
    expect(await fileOf(operator, { opd: 'disdukcapil' })).toBe(403);
    expect(await fileOf(anonymous, { opd: 'dinkes' })).toBe(401);
  });

  test('of an OPD are its own people’s and the walidata’s: overseers, who may not know of closed datasets, get neither them nor its part', async () => {
    const city = await finished();
    expect(await textOfPdf(bytesOf(city, 'opd-dinkes'))).toMatch(/Rahasia/);
    const head = account({ kind: 'head', opdId: 'dinkes' });
    const both = account({ kind: 'overseer' }, { kind: 'coordinator' });
    const readers = [steward, operator, head, overseer, both, account({ kind: 'overseer' }, { kind: 'head', opdId: 'disdukcapil' })];
    const own = { opd: 'dinkes' };
    const answers = readers.map(async (principal) => {
      const asked = askReport(principal, monday, own);
      const files = reportFormats.map((format) =>
        getReportFile(city)({ ...asked, operation: 'getReportFile', params: { reportId: week, format } }),
      );
      return Promise.all([getProgressReport(city)(asked), ...files].map(async (answer) => (await answer).status));
    });
    const [allowed, refused] = [
      [200, 302, 302],
      [403, 403, 403],
    ];
    expect(await Promise.all(answers)).toEqual([allowed, allowed, allowed, refused, refused, refused]);
  });

  test('are announced to stewards and overseers, once each, by a link and no number', async () => {
    const city = await finished();
    await keepReports(city.ports, new Date(monday.getTime() + 3_600_000));
    const mails = city.outbox.all();
    expect(mails.map(({ to }) => to)).toEqual([{ sub: 'kominfo' }, { sub: 'walikota' }]);
    for (const { text } of mails) {
      expect(text).toBe(`Laporan mingguan, minggu 48 2026 sudah final. Buka di https://satudata.example/laporan/${week} setelah masuk.`);
    }
  });
});

describe('the first page', () => {
  const ofCity = (count: number) => ({
    ...sampleCity,
    opds: Array.from({ length: count }, (_, place) => ({
      ...sampleCity.opds[0],
      id: `opd-${place}`,
      name: `Dinas Urusan Kota Nomor ${place}`,
      kind: 'dinas' as const,
    })),
  });
  const lateOf = (opdId: string, place: number) =>
    sampleDataset({
      datasetId: `${opdId}-${place}`,
      opdId,
      title: `Judul data yang panjang ${place} dari ${opdId}`,
      nextDue: '2026-11-01T16:59:59.000Z',
    });

  test('is Monday’s whole answer: every OPD of a city of 41, and who has been late the longest; the rest is said to follow', async () => {
    const { opds } = ofCity(41);
    const city = cityOfReports({ datasets: opds.flatMap(({ id }) => [lateOf(id, 1), lateOf(id, 2)]), newest: new Map() });
    const ports = { ...city.ports, city: { ...city.ports.city, opds } };
    await keepReports(ports, thursday);
    await keepReports(ports, monday);
    const bytes = city.published.newest(`reports/${week}/walidata.pdf`)?.bytes ?? new Uint8Array();
    const [first = ''] = await pagesOfPdf(bytes);
    for (const { name } of opds) expect(first).toContain(name);
    expect(first).toContain('Jumlah');
    expect(first).toContain('5 yang paling lama terlambat');
    expect(first).toContain('77 dataset lain');
    expect(first).not.toContain('Keterangan OPD');
  });

  test('of an OPD has its whole list below its row', async () => {
    const [first = '', ...rest] = await pagesOfPdf(bytesOf(await finished(), 'opd-dinkes'));
    expect(first).toContain('Keterangan OPD');
    expect(rest).toEqual([]);
  });
});
