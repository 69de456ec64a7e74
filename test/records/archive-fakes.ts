import type { StoredRecord } from '../../functions/model/stored-record.ts';
import type { ArchivePorts } from '../../functions/records/keep-archive.ts';
import type { RecordMetrics } from '../../functions/records/record-metrics.port.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { memoryRecordTable } from '../fakes/memory-record-table.ts';

/** A record as the table keeps it, of that dataset and day. */
export function aStoredRecord(
  datasetId: string,
  day: string,
  place: number,
  changes: Readonly<Record<string, unknown>> = {},
): StoredRecord {
  return {
    pk: `AUDIT#${datasetId}#${day}`,
    sk: `01KAM${String(place).padStart(21, '0')}`,
    datasetId,
    recordId: `01KAM${String(place).padStart(21, '0')}`,
    at: `${day}T05:00:00.000Z`,
    principalId: 'sub-member',
    name: 'Siti',
    institutions: ['banten'],
    operation: 'listRows',
    versionNumber: 1,
    rule: 'read/grant',
    requestId: `request-${place}`,
    ...changes,
  };
}

/** A change of an account, as the same table keeps it. */
export function anAccountRecord(day: string, place: number): StoredRecord {
  return {
    pk: `ACCOUNTS#${day}`,
    sk: `01KAN${String(place).padStart(21, '0')}`,
    at: `${day}T06:00:00.000Z`,
    by: 'sub-steward',
    change: 'disabled',
  };
}

/** Everything that the archive worker works with; its clock and its catalog can be set. */
export function archiveFakes(...records: readonly StoredRecord[]) {
  const table = memoryRecordTable(...records);
  const archive = memoryArchive();
  const tampered: number[] = [];
  const daysMissing: number[] = [];
  const fakes = {
    table,
    archive,
    /** What the metrics were told. */
    tampered,
    daysMissing,
    clock: '2026-11-24T01:20:00.000Z',
    /** OPD → its datasets. */
    catalog: { dinsos: ['penerima-bansos'], dinkes: ['kunjungan-puskesmas'] } as Record<string, readonly string[]>,
    opdIds: ['dinkes', 'dinsos'] as readonly string[],
    ports(): ArchivePorts & { metrics: RecordMetrics } {
      return {
        opdIds: fakes.opdIds,
        datasets: { ofOpd: async (opdId) => fakes.catalog[opdId] ?? [] },
        partitions: table,
        archive,
        metrics: { tampered: (count) => void tampered.push(count), daysMissing: (count) => void daysMissing.push(count) },
        now: () => new Date(fakes.clock),
      };
    },
  };
  return fakes;
}

/** What lies in the archive for that day, without the manifest. */
export function linesOf(objects: ReadonlyMap<string, string>, day: string): string[] {
  return [...objects]
    .filter(([key]) => key.startsWith(`records/${day}/`) && key.endsWith('.ndjson'))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, text]) => text.split('\n').slice(0, -1));
}
