import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { reportKeyOf } from '../../functions/uploads/report-key.ts';
import { anExemption } from '../fakes/datasets.ts';
import { datasetOf, ingestFakes, noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memorySharedCells } from '../fakes/memory-shared-cells.ts';
import { helpdesk, operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const [uploadId, missing] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const request = (id: string = uploadId) => ({ operation: 'getSharedCells', params: { datasetId, uploadId: id } }) as const;
const first = {
  type: 'type-error',
  fieldName: 'tanggal',
  fieldNumber: 2,
  rowNumber: 7,
  message: 'Bukan tanggal.',
  mend: 'Tulis 2026-03-31.',
};
const date = { ...first, cell: '31/3/26' };
const ofPerson = { ...first, fieldName: 'nama', cell: 'Siti Rahmawati' };
const ofBoth = { ...first, fieldName: 'kode', fieldNames: ['kode', 'nama'], cell: 'Siti' };

/** A rejected upload of a closed dataset, whose report quotes cells. */
async function rejected(changes: Partial<Dataset> = {}, errors: readonly object[] = [date, ofPerson, ofBoth]) {
  const fakes = ingestFakes(datasetOf({ state: 'published', access: 'closed', exemption: anExemption, ...changes }));
  const at = { waiting: noon.toISOString(), rejected: noon.toISOString() };
  const upload = uploadOf(uploadId, 'x', { state: 'rejected', reportKey: 'report.json', at });
  fakes.uploads.put(upload);
  await fakes.published.putText(reportKeyOf(upload), JSON.stringify({ errors, personalColumns: ['nama'] }), 'application/json');
  const [shared, clock] = [memorySharedCells(), { now: noon }];
  let count = 0;
  const ids = () => {
    count += 1;
    return `01K5000000000000000000${String(count).padStart(4, '0')}`;
  };
  return { fakes, clock, shared: shared.shared, ask: uploadsFunction(fakes, ids, () => clock.now, undefined, shared) };
}

describe('the shared cells of an upload', () => {
  test('are read by the helpdesk while its OPD shares them, without those of personal columns, and each look is recorded', async () => {
    const { ask, shared, fakes } = await rejected();
    expect((await ask(helpdesk, request())).status).toBe(409);
    shared.add(uploadId);
    expect(await ask(helpdesk, request())).toMatchObject({ status: 200, body: { items: [date] } });
    expect(fakes.records.records).toMatchObject([
      { principalId: 'sub-helpdesk', operation: 'getSharedCells', uploadId, rule: 'see-shared-cells/helpdesk' },
    ]);
    shared.delete(uploadId);
    expect((await ask(helpdesk, request())).status).toBe(409);
  });

  test('are not the walidata’s, and not another OPD’s, for whom a closed dataset is none', async () => {
    const { ask, shared, fakes } = await rejected();
    shared.add(uploadId);
    const answers = await Promise.all([steward, otherOperator, anonymous].map((who) => ask(who, request())));
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 404]);
    expect((await ask(operator, request())).status).toBe(200);
    expect(fakes.records.records.map(({ principalId }) => principalId)).toEqual(['sub-operator']);
  });

  test('are not given of an upload that is not there, nor of a held dataset, nor where the look can’t be recorded, nor once the report keeps none', async () => {
    const { ask, shared, fakes, clock } = await rejected();
    shared.add(uploadId).add(missing);
    expect((await ask(helpdesk, request(missing))).status).toBe(404);
    fakes.records.failing = true;
    expect((await ask(helpdesk, request())).status).toBe(503);
    fakes.records.failing = false;
    clock.now = new Date(noon.getTime() + (limits.rejectedReportDays + 1) * 24 * 60 * 60 * 1000);
    expect((await ask(helpdesk, request())).status).toBe(409);
    const held = await rejected({ hold: { at: noon.toISOString(), by: 'sub-head', reason: 'Diperiksa ulang' } });
    held.shared.add(uploadId);
    expect((await held.ask(helpdesk, request())).status).toBe(409);
  });

  test('are none of a column that tells of persons by now, though the report did not know it', async () => {
    const cells = [date, { ...date, fieldName: 'wali', cell: 'Siti Rahmawati' }];
    const { ask, shared } = await rejected({ personalColumns: ['wali'] }, cells);
    shared.add(uploadId);
    expect((await ask(helpdesk, request())).body.items).toEqual([date]);
  });

  test('are the first so many', async () => {
    const many = Array.from({ length: limits.maxSharedCells + 5 }, (_, row) => ({ ...date, rowNumber: row + 2 }));
    const { ask, shared } = await rejected({}, many);
    shared.add(uploadId);
    expect((await ask(helpdesk, request())).body.items).toEqual(many.slice(0, limits.maxSharedCells));
  });
});

describe('an upload by its number alone', () => {
  const find = (id: string = uploadId) => ({ operation: 'findUpload', params: { uploadId: id } }) as const;

  test('is found by the helpdesk and the walidata, of a closed dataset, too; nobody else learns whether there is one', async () => {
    const { ask } = await rejected();
    for (const who of [helpdesk, steward])
      expect(await ask(who, find())).toMatchObject({ status: 200, body: { datasetId, uploadId, state: 'rejected' } });
    expect((await ask(helpdesk, find(missing))).status).toBe(404);
    for (const who of [operator, otherOperator]) {
      const { requestId: _one, ...there } = (await ask(who, find())).body;
      const { requestId: _other, ...nowhere } = (await ask(who, find(missing))).body;
      expect([there.status, there]).toEqual([403, nowhere]);
    }
  });
});
