import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { KeptRecord } from '../model/kept-record.ts';
import { askedDays } from './asked-days.ts';
import { fits, hasFilter } from './record-filter.ts';
import type { RecordReader } from './record-reader.port.ts';
import { recordsCsv } from './records-csv.ts';
import { writeRecordsCursor } from './records-cursor.ts';
import { walkBack } from './walk-back.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly records: RecordReader };
type Query = Call<'listAccessRecords'>['query'];

/**
 * GET …/access-records: who read the rows of this dataset, newest first, for the head of the owning OPD. Days are UTC days; without any, the last 30. An answer may
 * hold fewer than `limit` and still have `next`: it looks at so many records and days at a time. As JSON, or with `Accept: text/csv` as CSV.
 */
export function listAccessRecords(ports: Ports): Operation<'listAccessRecords'> {
  return (call) =>
    onDataset(ports.datasets, call, 'see-records', async ({ datasetId }) => {
      const asked = askedDays(call.query, call.now);
      if (!asked.ok) return asked.problem;
      const { principal, institution, operation, purpose, limit = limits.defaultRecordsPerPage } = call.query;
      const filter = { principal, institution, operation, purpose };
      const found = await walkBack({
        newest: (day, most, before) => ports.records.newest(datasetId, day, most, before),
        idOf: ({ recordId }) => recordId,
        fits: hasFilter(filter) ? (record) => fits(record, filter) : undefined,
        place: asked.place,
        from: asked.from,
        limit,
      });
      const next = found.next && writeRecordsCursor(found.next);
      const answer = call.accept.includes('text/csv')
        ? csvAnswer(found.records, call.query, next)
        : ok({ from: asked.from, until: asked.until, items: found.records.map(shown), ...(next ? { next } : {}) }, { Vary: 'Accept' });
      return { ...answer, log: { records: found.records.length } };
    });
}

function shown({ recordId: _recordId, ...record }: KeptRecord): Omit<KeptRecord, 'recordId'> {
  return record;
}

/** CSV has no place for the cursor: the next page's address goes into the Link header (RFC 8288), with the same filters. */
function csvAnswer(
  records: readonly KeptRecord[],
  { cursor: _cursor, ...same }: Query,
  next: string | undefined,
): Answer<'listAccessRecords'> {
  const asked = Object.entries(same).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
  const link = next === undefined ? {} : { Link: `<?${new URLSearchParams([...asked, ['cursor', next]])}>; rel="next"` };
  return {
    status: 200,
    text: recordsCsv(records),
    headers: { 'Content-Type': 'text/csv; charset=utf-8', Vary: 'Accept', ...link },
  };
}
