import { describe, expect, test } from 'vitest';
import type { KeptRecord } from '../../functions/model/kept-record.ts';
import type { RecordReader } from '../../functions/records/record-reader.port.ts';

type Written = KeptRecord & { readonly datasetId: string };

const record: Written = {
  datasetId: 'penerima-bansos',
  recordId: '01KAM0000000000000000000A1',
  at: '2026-11-24T05:00:00.000Z',
  principalId: 'sub-member',
  name: 'Siti',
  institutions: ['banten'],
  operation: 'listRows',
  versionNumber: 1,
  rule: 'read/grant',
  purpose: 'verifikasi-bantuan',
  grantRequestId: '01KAM0000000000000000000R1',
};
const { versionNumber: _versionNumber, ...withoutVersion } = record;
const second: Written = { ...withoutVersion, recordId: '01KAM0000000000000000000A2', uploadId: '01KAM0000000000000000000U1' };
const others: readonly Written[] = [
  { ...record, recordId: '01KAM0000000000000000000A3', at: '2026-11-25T00:00:00.000Z' },
  { ...record, recordId: '01KAM0000000000000000000A4', datasetId: 'penerima-bansos-lama' },
];

/** What every RecordReader does; `open` gives one over exactly these records. */
export function recordReaderContract(name: string, open: (records: readonly Written[]) => Promise<RecordReader>): void {
  const shown = ({ datasetId: _datasetId, ...rest }: Written): KeptRecord => rest;

  describe(`${name} as a RecordReader`, () => {
    test('gives one dataset’s records of one day, newest first', async () => {
      const reader = await open([record, second, ...others]);
      expect(await reader.newest('penerima-bansos', '2026-11-24', 10)).toEqual({ records: [shown(second), shown(record)], isLast: true });
      expect(await reader.newest('penerima-bansos', '2026-11-23', 10)).toEqual({ records: [], isLast: true });
    });

    test('gives no more than it was asked for, and goes on before a record', async () => {
      const reader = await open([record, second, ...others]);
      expect(await reader.newest('penerima-bansos', '2026-11-24', 1)).toEqual({ records: [shown(second)], isLast: false });
      const rest = await reader.newest('penerima-bansos', '2026-11-24', 10, second.recordId);
      expect(rest).toEqual({ records: [shown(record)], isLast: true });
    });
  });
}
