import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Report } from '../../functions/ingest/report.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { datasetOf, deliver, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';

const [uploadId] = uploadIds;
const rows = Array.from({ length: 300 }, (_, index) => `Benda,${index === 15 ? '12O' : index}\n`);
const texts: Standard['fields'] = standardOf().fields.map((field) => ({ ...field, type: 'string' }));

/** Warnings of a file whose second column is numbers but for one slip of the pen. */
async function warningsOf(...standards: Standard[]): Promise<unknown[]> {
  const fakes = ingestFakes(datasetOf(), ...standards);
  await ingestBatch(fakes, [deliver(fakes, uploadId, `Puskesmas,Kunjungan\n${rows.join('')}`)]);
  expect(fakes.faults).toEqual([]);
  const upload = await fakes.uploads.get('kunjungan-puskesmas', uploadId);
  const report: Report = JSON.parse(String(fakes.published.newest(upload?.reportKey ?? '')?.bytes));
  return report.warnings.map(({ type, rowNumber, fieldNumber }) => [type, rowNumber, fieldNumber]);
}

test('what makes a proposed standard doubtful is told in the report of its file, and not where a standard binds', async () => {
  expect(await warningsOf()).toContainEqual(['doubtful-type', 17, 2]);
  expect(await warningsOf(standardOf({ fields: texts }))).toEqual([]);
});
