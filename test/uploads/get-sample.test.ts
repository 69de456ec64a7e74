import { beforeEach, describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { anExemption } from '../fakes/datasets.ts';
import { deliver, type IngestFakes, noon, uploadIds } from '../fakes/ingest-fakes.ts';
import { head, helpdesk, operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';
import { firstManifest, publishedDataset } from '../faults/published-dataset.ts';

const [first, , missing] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const ask = (uploadId: string = first) => ({ operation: 'getSample', params: { datasetId, uploadId } }) as const;

/** A delivery of September that waits beside July, which stands. */
async function waiting(changes: Partial<Dataset> = {}, content = 'Puskesmas,Kunjungan\nBenda,5\nNeglasari,7\n'): Promise<IngestFakes> {
  const fakes = await publishedDataset();
  await change(fakes, { priority: true, ...changes });
  await ingestBatch(fakes, [deliver(fakes, first, content, { period: '2026-09' })]);
  expect((await fakes.uploads.get(datasetId, first))?.state).toBe('in-review');
  return fakes;
}

async function change(fakes: IngestFakes, changes: Partial<Dataset>): Promise<void> {
  const dataset = await fakes.datasets.get(datasetId);
  if (!dataset) throw new Error('the dataset is gone');
  await fakes.datasets.replace({ ...dataset, ...changes, revision: dataset.revision + 1 });
}

describe('the sample of an upload that waits', () => {
  let fakes: IngestFakes;
  beforeEach(async () => {
    fakes = await waiting();
  });

  test('is of its own rows, not of those that stand beside it', async () => {
    expect(await uploadsFunction(fakes)(steward, ask())).toMatchObject({
      status: 200,
      body: {
        datasetId,
        uploadId: first,
        rows: 2,
        values: true,
        columns: [
          { name: 'puskesmas', nulls: 0, distinct: 2 },
          { name: 'kunjungan', min: 5, max: 7 },
        ],
        items: [
          { puskesmas: 'Benda', kunjungan: 5 },
          { puskesmas: 'Neglasari', kunjungan: 7 },
        ],
      },
    });
  });

  test('is a look that is recorded, on open data, too, and none where it can’t be', async () => {
    expect((await uploadsFunction(fakes)(steward, ask())).status).toBe(200);
    expect(fakes.records.records).toMatchObject([
      { principalId: 'sub-steward', operation: 'getSample', uploadId: first, rule: 'read/open', at: noon.toISOString() },
    ]);
    fakes.records.failing = true;
    const refused = await uploadsFunction(fakes, () => 'another')(steward, ask());
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(JSON.stringify(refused.body)).not.toContain('Benda');
  });

  test('is for who may review alone', async () => {
    const request = uploadsFunction(fakes);
    for (const principal of [operator, head, helpdesk, otherOperator]) expect((await request(principal, ask())).status).toBe(403);
    expect((await request(anonymous, ask())).status).toBe(401);
    expect((await request(steward, ask(missing))).status).toBe(404);
    expect(fakes.records.records).toEqual([]);
  });

  test('ends with the review', async () => {
    const request = uploadsFunction(fakes);
    const body = { decision: 'return', reasons: ['Keliru'] };
    await request(steward, { operation: 'reviewUpload', params: { datasetId, uploadId: first }, body });
    expect(await request(steward, ask())).toMatchObject({ status: 409, body: { detail: expect.stringContaining('dikembalikan') } });
  });

  test('tells names and types alone where none was made', async () => {
    const { getText } = fakes.published;
    fakes.published.getText = async (key) => (key.includes('/statistics/') ? undefined : getText(key));
    const { status, body } = await uploadsFunction(fakes)(steward, ask());
    expect([status, body.columns, body.items]).toEqual([
      200,
      [
        { name: 'puskesmas', title: 'Puskesmas', type: 'string' },
        { name: 'kunjungan', title: 'Kunjungan', type: 'integer' },
      ],
      undefined,
    ]);
    expect(fakes.records.records).toEqual([]);
  });

  test('leaves cells out where a column was declared to hold no NIK', async () => {
    const upload = await fakes.uploads.get(datasetId, first);
    if (!upload) throw new Error('the upload is gone');
    fakes.uploads.put({ ...upload, nikSuspects: ['puskesmas'] });
    const { body } = await uploadsFunction(fakes)(steward, ask());
    expect(body.items).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain('Benda');
  });

  test('leaves cells out where a cell was declared to hold no NIK', async () => {
    const upload = await fakes.uploads.get(datasetId, first);
    if (!upload) throw new Error('the upload is gone');
    fakes.uploads.put({ ...upload, declaredNotNik: 1 });
    const { body } = await uploadsFunction(fakes)(steward, ask());
    expect(body.items).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain('Benda');
  });
});

test.each<[string, Partial<Dataset>]>([
  ['closed', { access: 'closed', exemption: anExemption }],
  ['shared by request', { access: 'limited', sharing: 'by-request' }],
  ['held', { hold: { at: noon.toISOString(), by: 'sub-head', reason: 'Diperiksa' } }],
])('of data that are %s the steward sees the columns without a cell, and leaves no record', async (_how, changes) => {
  const fakes = await waiting(changes);
  const { status, body } = await uploadsFunction(fakes)(steward, ask());
  expect([status, body.values, body.items]).toEqual([200, false, undefined]);
  expect(body.columns).toEqual([
    { name: 'puskesmas', title: 'Puskesmas', type: 'string', nullShare: 0, distinctBand: '2–10' },
    { name: 'kunjungan', title: 'Kunjungan', type: 'integer', nullShare: 0, distinctBand: '2–10' },
  ]);
  expect(fakes.records.records).toEqual([]);
});

test('a sample has the first rows, and no more than a few', async () => {
  const rows = Array.from({ length: limits.sampleRows + 5 }, (_, n) => `P${String(n).padStart(2, '0')},${n}`);
  const fakes = await waiting({}, `Puskesmas,Kunjungan\n${rows.join('\n')}\n`);
  const { body } = await uploadsFunction(fakes)(steward, ask());
  expect(body.rows).toBe(rows.length);
  expect(body.items).toEqual(
    rows.slice(0, limits.sampleRows).map((_row, n) => ({ puskesmas: `P${String(n).padStart(2, '0')}`, kunjungan: n })),
  );
});

test('what is published by itself is not described twice', async () => {
  const fakes = await publishedDataset();
  await ingestBatch(fakes, [deliver(fakes, first, 'Puskesmas,Kunjungan\nBenda,5\n', { period: '2026-08' })]);
  expect((await fakes.uploads.get(datasetId, first))?.state).toBe('published');
  expect(firstManifest.parts).toHaveLength(1);
  expect(fakes.published.keys().filter((key) => key.includes('/statistics/'))).toHaveLength(1);
});
