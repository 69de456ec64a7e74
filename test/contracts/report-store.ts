import { describe, expect, test } from 'vitest';
import { noneOfEach } from '../../functions/model/delivery-status.ts';
import type { ReportedDataset, ReportHead, ReportPart } from '../../functions/model/report.ts';
import type { ReportStore } from '../../functions/reports/report.port.ts';

const statuses = { ...noneOfEach(), 'on-time': 1 };
const tally = { statuses, late: 0, causes: {} };
const part: ReportPart = {
  reportId: '2026-W48',
  opdId: 'dinkes',
  name: 'Dinkes',
  at: '2026-11-26T09:00:00.000Z',
  all: tally,
  public: tally,
  datasets: [],
};
const listed: ReportedDataset = {
  ...{ datasetId: 'stok', title: '統'.repeat(200), access: 'closed', priority: false },
  ...{ status: 'missing', isLate: true, daysLate: 3, nextDue: '2026-11-26T16:59:59.000Z' },
};
const head: ReportHead = {
  reportId: '2026-W48',
  kind: 'weekly',
  closesAt: '2026-11-26T09:00:00.000Z',
  finalAt: '2026-11-30T00:00:00.000Z',
  countedAt: '2026-11-26T09:00:10.000Z',
};
const reason = {
  reportId: '2026-W48',
  opdId: 'dinkes',
  datasetId: 'stok',
  text: 'Menunggu',
  at: '2026-11-27T00:00:00.000Z',
  by: 'sub-klerk',
};

/** What every ReportStore does; `open` gives an empty one. */
export function reportStoreContract(name: string, open: () => Promise<ReportStore>): void {
  describe(`${name} as a ReportStore`, () => {
    test('keeps parts, heads and ends as they were put first', async () => {
      const store = await open();
      expect([await store.part('2026-W48', 'dinkes'), await store.head('2026-W48'), await store.end('2026-W48')]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      await store.putPart(part);
      await store.putPart({ ...part, name: 'lain' });
      await store.putPart({ ...part, opdId: 'disdukcapil' });
      expect(await store.part('2026-W48', 'dinkes')).toEqual(part);
      expect((await store.parts('2026-W48')).map(({ opdId }) => opdId)).toEqual(['dinkes', 'disdukcapil']);
      await store.putHead(head);
      await store.putHead({ ...head, countedAt: '2026-11-26T11:00:00.000Z' });
      expect(await store.head('2026-W48')).toEqual(head);
      await store.putEnd({ reportId: '2026-W48', at: head.finalAt, reasons: [reason] });
      await store.putEnd({ reportId: '2026-W48', at: head.finalAt, reasons: [] });
      expect(await store.end('2026-W48')).toMatchObject({ reasons: [reason] });
    });

    test('keeps a part and an end far larger than an item may be, whole and once', async () => {
      const store = await open();
      const datasets = Array.from({ length: 2000 }, (_, place) => ({ ...listed, datasetId: `dinkes-${place}` }));
      const large = { ...part, datasets };
      await store.putPart({ ...part, opdId: 'dinkes-2' });
      await store.putPart(large);
      await store.putPart({ ...large, at: '2026-11-26T10:00:00.000Z', datasets: [...datasets].reverse() });
      expect(await store.part('2026-W48', 'dinkes')).toEqual(large);
      expect(await store.parts('2026-W48')).toEqual(expect.arrayContaining([large, { ...part, opdId: 'dinkes-2' }]));
      const reasons = datasets.map(({ datasetId }) => ({ ...reason, datasetId, text: '統'.repeat(300) }));
      await store.putEnd({ reportId: '2026-W48', at: head.finalAt, reasons });
      await store.putEnd({ reportId: '2026-W48', at: '2026-11-30T01:00:00.000Z', reasons: [] });
      expect(await store.end('2026-W48')).toEqual({ reportId: '2026-W48', at: head.finalAt, reasons });
      expect(await store.reasons('2026-W48')).toEqual([]);
    });

    test('lists heads, the newest first, and of reasons the last of each dataset', async () => {
      const store = await open();
      const earlier = { ...head, reportId: '2026-W47', closesAt: '2026-11-19T09:00:00.000Z' };
      await store.putHead(earlier);
      await store.putHead(head);
      expect(await store.heads(9)).toEqual([head, earlier]);
      expect(await store.heads(1)).toEqual([head]);
      await store.putReason(reason);
      await store.putReason({ ...reason, text: 'Menunggu puskesmas' });
      await store.putReason({ ...reason, reportId: '2026-W47' });
      expect(await store.reasons('2026-W48')).toEqual([{ ...reason, text: 'Menunggu puskesmas' }]);
    });
  });
}
