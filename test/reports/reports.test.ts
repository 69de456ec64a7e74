import { describe, expect, test } from 'vitest';
import type { AnswerBody } from '../../functions/http/answer.ts';
import { limits } from '../../functions/limits.ts';
import { deliveryStatuses } from '../../functions/model/delivery-status.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { readDeliveries } from '../../functions/progress/read-deliveries.ts';
import { getProgressReport } from '../../functions/reports/get-report.ts';
import { type KeepPorts, keepReports } from '../../functions/reports/keep-reports.ts';
import { listReports } from '../../functions/reports/list-reports.ts';
import { setReportReason } from '../../functions/reports/set-report-reason.ts';
import { reportReasonGiven } from '../../functions/requests/report.ts';
import { reportKeyOf, reportWithoutCellsKeyOf } from '../../functions/uploads/report-key.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { anOpd, upload } from '../progress/an-opd.ts';
import { account, askReport, cityOfReports, giveReason, monday, operator, overseer, steward, thursday, week } from './city-of-reports.ts';

type Report = AnswerBody<'getProgressReport'>;

async function closed(seed = 7) {
  const city = cityOfReports(anOpd(seed, thursday));
  await keepReports(city.ports, thursday);
  return city;
}

async function read(city: Awaited<ReturnType<typeof closed>>, ...asked: Parameters<typeof askReport>): Promise<Report> {
  const answer = await getProgressReport(city.ports)(askReport(...asked));
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  return answer.body;
}

const closedTitles = /Rahasia/;

describe('a report', () => {
  test('has the same numbers as the board, and each row is the sum of its datasets, whatever these are', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const city = await closed(seed);
      const counted = countOpd('dinkes', await readDeliveries(city.ports, 'dinkes'), thursday);
      const { opds, total, late } = await read(city, steward, thursday);
      const row = opds.find(({ opdId }) => opdId === 'dinkes');
      expect(row).toMatchObject({ planned: counted.planned, late: counted.late, statuses: counted.statuses });
      const part = await city.reports.part(week, 'dinkes');
      for (const status of deliveryStatuses) {
        expect(part?.datasets.filter((each) => each.status === status)).toHaveLength(row?.statuses[status] ?? -1);
        expect(total.statuses[status]).toBe(opds.reduce((sum, { statuses }) => sum + statuses[status], 0));
      }
      expect(late.filter(({ isLate }) => isLate)).toHaveLength(counted.late);
      expect(late.filter(({ status }) => status === 'rejected')).toHaveLength(counted.rejected);
    }
  });

  test('counts why uploads were sent back: each cause once an upload, from what their reports say, and what the walidata returned', async () => {
    const sent = [
      ['satu', 'rejected', { 'type-error': 7, 'blank-label': 1, 'extra-label': 0 }],
      ['dua', 'rejected', { 'type-error': 1 }],
      ['tiga', 'returned', { 'type-error': 9 }],
      ['empat', 'published', { 'type-error': 9 }],
      ['lima', 'rejected', undefined],
    ] as const;
    const newest = new Map(
      sent.map(([datasetId, state]) => {
        const made = upload(datasetId, state);
        return [datasetId, { ...made, reportKey: reportKeyOf(made) }];
      }),
    );
    const city = cityOfReports({ datasets: sent.map(([datasetId]) => sampleDataset({ datasetId, title: datasetId })), newest });
    for (const [datasetId, , errorCounts] of sent) {
      const made = newest.get(datasetId);
      if (made && errorCounts) city.published.putBytes(reportWithoutCellsKeyOf(made), Buffer.from(JSON.stringify({ errorCounts })));
    }
    await keepReports(city.ports, thursday);
    const { causes } = await read(city, steward, thursday);
    expect(causes.map(({ cause, uploads }) => [cause, uploads])).toEqual([
      ['type-error', 2],
      ['blank-label', 1],
      ['returned', 1],
    ]);
    expect(causes[0]?.text).toBe('isi sel bukan jenis data yang diminta');
  });

  test('stays as it was counted, whatever is delivered afterwards', async () => {
    const city = await closed();
    const before = await read(city, steward, thursday);
    const [dataset] = await city.datasets.listByOpd('dinkes');
    if (!dataset) throw new Error('there is no dataset');
    await city.datasets.replace({ ...dataset, nextDue: '2030-01-01T00:00:00.000Z', revision: dataset.revision + 1 });
    await keepReports(city.ports, new Date(thursday.getTime() + 3_600_000));
    expect(await read(city, steward, thursday)).toEqual(before);
  });

  test('names to each reader only what they may see, and tells how many it does not name', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const city = await closed(seed);
      const all = await read(city, steward, thursday);
      const seen = await read(city, overseer, thursday);
      expect(seen.total).toEqual(all.total);
      expect(JSON.stringify(seen)).not.toMatch(closedTitles);
      expect(seen.late.length + seen.unseen).toBe(all.late.length);
      const outsider = await read(city, anonymous, monday);
      expect([outsider.scope, outsider.late, outsider.unseen]).toEqual(['public', [], 0]);
      const seenByAll = await city.datasets.listByOpd('dinkes');
      const open = seenByAll.filter(({ access, state }) => access !== 'closed' && state === 'published');
      expect(open.length).toBeGreaterThan(0);
      const row = outsider.opds.find(({ opdId }) => opdId === 'dinkes');
      expect(row?.planned).toBe(open.length);
      expect(row?.statuses).toEqual((await city.reports.part(week, 'dinkes'))?.public.statuses);
      expect(outsider.total.planned).toBeLessThan(all.total.planned);
    }
  });

  test('no longer names to overseers what was closed since', async () => {
    const city = await closed();
    const [named] = (await read(city, overseer, thursday)).late;
    const dataset = named && (await city.datasets.get(named.datasetId));
    if (!named || !dataset) throw new Error('nothing is named');
    const exemption = { legalBasis: 'UU 14/2008', reason: 'Rahasia', until: '2030-01-01' };
    await city.datasets.replace({ ...dataset, access: 'closed', exemption, revision: dataset.revision + 1 });
    const after = await read(city, overseer, thursday);
    expect(after.late.map(({ datasetId }) => datasetId)).not.toContain(named.datasetId);
    expect(after.unseen).toBeGreaterThan(0);
  });

  test('before it is final shows an OPD itself, and outsiders that there is none', async () => {
    const city = await closed();
    expect((await read(city, operator, thursday, { opd: 'dinkes' })).scope).toBe('opd');
    const get = getProgressReport(city.ports);
    expect(await get(askReport(anonymous, thursday))).toMatchObject({ status: 404 });
    expect(await get(askReport(operator, thursday, { opd: 'disdukcapil' }))).toMatchObject({ status: 403 });
    expect(await get(askReport(anonymous, monday, { opd: 'dinkes' }))).toMatchObject({ status: 401 });
    const list = (principal: typeof steward, now: Date) =>
      listReports(city)({ ...askReport(principal, now), operation: 'listReports', params: {}, query: {} });
    expect(await list(anonymous, thursday)).toMatchObject({ body: { items: [] } });
    expect(await list(operator, thursday)).toMatchObject({ body: { items: [{ reportId: week, isFinal: false }] } });
    expect(await list(anonymous, monday)).toMatchObject({ body: { items: [{ reportId: week, isFinal: true }] } });
  });

  test('compares with the report before it', async () => {
    const city = cityOfReports(anOpd(7, thursday));
    const weekBefore = new Date('2026-11-19T10:00:00Z');
    await keepReports(city.ports, weekBefore);
    await keepReports(city.ports, thursday);
    const [now, then] = [await city.reports.part(week, 'dinkes'), await city.reports.part('2026-W47', 'dinkes')];
    const { change, total } = await read(city, steward, thursday);
    expect(change).toMatchObject({ since: '2026-W47', lateBefore: then?.all.late });
    expect((change?.lateBefore ?? 0) + (change?.newlyLate ?? 0) - (change?.settled ?? 0)).toBe(total.late);
    expect(now?.all.before?.statuses).toEqual(then?.all.statuses);
  });

  test('is not made up where it could not be closed before it should have been final', async () => {
    const city = cityOfReports(anOpd(7, monday));
    expect(await keepReports(city.ports, monday)).toEqual({ closed: 0, final: 0, told: 0, removed: 0 });
    expect(await city.reports.heads(9)).toEqual([]);
  });

  test('is announced to each once, and its announcement goes after a week', async () => {
    const city = await closed();
    const dayAfter = (days: number) => new Date(monday.getTime() + days * 86_400_000);
    const told: number[] = [];
    let removed = 0;
    for (const days of [0, 1, 3, 6, 8, 10, 13]) {
      const kept = await keepReports(city.ports, dayAfter(days));
      told.push(kept.told);
      removed += kept.removed;
    }
    expect([told[0], told.slice(1, 3)]).toEqual([2, [0, 0]]);
    expect(removed).toBeGreaterThanOrEqual(2);
    const left = city.outbox.all().filter(({ messageId }) => messageId.startsWith(`report#${week}#`));
    expect(left).toEqual([]);
  });

  test.each([
    ['the login service is away', (): Partial<KeepPorts> => ({ users: { listGroup: async () => Promise.reject(new Error('away')) } })],
    ['no mail can be put', () => ({ outbox: { ...memoryOutbox(), put: async () => Promise.reject(new Error('away')) } })],
    ['no file can be written', () => ({ writePdf: async () => Promise.reject(new Error('no font')) })],
  ])('is closed and made final although %s for an earlier one, and the run fails in the end', async (_what, failing) => {
    const city = await closed();
    const weekAfter = new Date('2026-12-03T10:00:00Z');
    await expect(keepReports({ ...city.ports, ...failing() }, weekAfter)).rejects.toThrow(AggregateError);
    expect(await city.reports.head('2026-W49')).toBeDefined();
    expect(city.failures).toContain(week);
    expect(await keepReports(city.ports, new Date(weekAfter.getTime() + 3_600_000))).toMatchObject({ closed: 0, told: 2 });
    expect(await city.reports.end(week)).toBeDefined();
  });
});

describe('a reason', () => {
  test('is printed beside the status, until the report is final', async () => {
    const city = await closed();
    const late = (await read(city, operator, thursday, { opd: 'dinkes' })).late.at(0);
    const dataset = late?.datasetId ?? '';
    const set = setReportReason(city.ports);
    expect(await set(giveReason(operator, dataset, thursday, 'Menunggu data'))).toMatchObject({ status: 200 });
    expect(await set(giveReason(operator, dataset, thursday, 'Menunggu puskesmas'))).toMatchObject({ status: 200 });
    expect((await read(city, steward, thursday)).late.find(({ datasetId }) => datasetId === dataset)?.reason).toBe('Menunggu puskesmas');
    await keepReports(city.ports, monday);
    expect(await set(giveReason(operator, dataset, monday, 'Terlambat menulis'))).toMatchObject({ status: 409 });
    expect((await read(city, steward, monday)).late.find(({ datasetId }) => datasetId === dataset)?.reason).toBe('Menunggu puskesmas');
  });

  test('is taken until a minute before the report is final, so that one that was taken is in it', async () => {
    const city = await closed();
    const dataset = (await read(city, operator, thursday, { opd: 'dinkes' })).late[0]?.datasetId ?? '';
    const end = Date.parse((await city.reports.head(week))?.finalAt ?? '');
    const ahead = (milliseconds: number) => new Date(end - milliseconds);
    const last = limits.reportReasonSeconds * 1000;
    const set = setReportReason(city.ports);
    expect(await set(giveReason(operator, dataset, ahead(last + 1), 'Menunggu data'))).toMatchObject({ status: 200 });
    for (const moment of [ahead(last), ahead(1), ahead(0)])
      expect(await set(giveReason(operator, dataset, moment, 'Terlambat menulis'))).toMatchObject({ status: 409 });
  });

  test.each(['\u0000', '\u001b', '\u0085', '\u202e', '\u2066', '\ud800'])(
    'with %j in it is refused, since nobody sees what it does',
    (sign) => {
      const refused = reportReasonGiven.safeParse({ text: `Menunggu${sign}data` });
      expect(refused.success).toBe(false);
      expect(reportReasonGiven.safeParse({ text: 'Menunggu data “puskesmas” 😀, ꦲꦤ' }).success).toBe(true);
    },
  );

  test('is written by the OPD alone, for what the report lists', async () => {
    const city = await closed();
    const set = setReportReason(city.ports);
    const part = await city.reports.part(week, 'dinkes');
    const listed = part?.datasets.find(({ isLate, access }) => isLate && access === 'open')?.datasetId ?? '';
    const settled = part?.datasets.find(({ status }) => status === 'on-time')?.datasetId ?? '';
    expect(await set(giveReason(steward, listed, thursday))).toMatchObject({ status: 403 });
    expect(await set(giveReason(account({ kind: 'head', opdId: 'disdukcapil' }), listed, thursday))).toMatchObject({ status: 403 });
    expect(await set(giveReason(operator, settled, thursday))).toMatchObject({ status: 409 });
    const hidden = part?.datasets.find(({ access, isLate }) => isLate && access === 'closed')?.datasetId ?? '';
    expect([listed, settled, hidden]).not.toContain('');
    const stranger = account({ kind: 'operator', opdId: 'disdukcapil' });
    const { log: _one, ...ofHidden } = await set(giveReason(stranger, hidden, thursday));
    const { log: _other, ...ofNothing } = await set(giveReason(stranger, 'tidak-ada', thursday));
    expect(ofHidden).toEqual(ofNothing);
  });
});
