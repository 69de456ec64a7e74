import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { endOfWorkingDays } from '../../functions/model/working-day.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, noon, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { memorySecondLooks } from '../fakes/memory-second-looks.ts';
import { memorySharedCells } from '../fakes/memory-shared-cells.ts';
import {
  cartographer,
  head,
  helpdesk,
  operator,
  otherOperator,
  statistician,
  steward,
  uploadsFunction,
} from '../fakes/uploads-function.ts';

const [uploadId] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const params = { datasetId, uploadId };
const approve = (more: object = {}) =>
  ({ operation: 'reviewUpload', params, body: { decision: 'approve', reasons: [], ...more } }) as const;
const judge = (decision: 'agree' | 'return', reasons: readonly string[] = []) =>
  ({ operation: 'judgeSecondLook', params, body: { decision, reasons } }) as const;
const settle = (as: 'forwarded' | 'answered', text = 'Mohon diperbaiki') =>
  ({ operation: 'settleSecondLook', params, body: { as, text } }) as const;
const queue = { operation: 'listSecondLooks' } as const;
const ofDataset = { operation: 'listDatasetSecondLooks', params: { datasetId } } as const;
const report = { operation: 'getSecondLookReport', params } as const;
const why = ['Definisi kunjungan tidak sesuai standar'];

/** Priority data that wait for the steward, and the function that serves them at that time. */
async function waiting(changes: Partial<Dataset> = {}) {
  const fakes: IngestFakes = {
    ...ingestFakes(datasetOf({ priority: true, ...changes })),
    ...{ engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() },
  };
  await ingestBatch(fakes, [deliver(fakes, uploadId, 'Puskesmas,Kunjungan\nCipondoh,12\n', { period: '2026-09' })]);
  const looks = memorySecondLooks();
  const at = (now: Date) => uploadsFunction(fakes, undefined, () => now, undefined, memorySharedCells(), undefined, looks);
  return { fakes, at, request: at(noon) };
}
const itemsOf = ({ body }: { readonly body: Record<string, unknown> }) => body.items;

describe('priority data that the steward approved', () => {
  test('are published, and go to the pembina data of statistics with a date a working week away', async () => {
    const { request, fakes } = await waiting();
    expect(await request(steward, approve())).toMatchObject({ status: 200, body: { state: 'published' } });
    expect((await fakes.datasets.get(datasetId))?.current?.n).toBe(1);
    const until = endOfWorkingDays(noon, 5, []).toISOString();
    const look = { datasetId, uploadId, field: 'statistics', state: 'waiting', versionNumber: 1, until, overdue: false };
    expect(itemsOf(await request(statistician, queue))).toMatchObject([look]);
    expect(itemsOf(await request(steward, queue))).toMatchObject([look]);
    expect(itemsOf(await request(cartographer, queue))).toEqual([]);
  });

  test('go to the pembina data of geospatial data where the steward says so, once', async () => {
    const { request } = await waiting();
    for (let round = 0; round < 2; round += 1) await request(steward, approve({ supervisor: 'geospatial' }));
    expect(itemsOf(await request(cartographer, queue))).toHaveLength(1);
    expect(itemsOf(await request(statistician, queue))).toEqual([]);
  });

  test('go to nobody where they are no priority, or closed', async () => {
    const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' };
    for (const changes of [{ priority: false }, { access: 'closed', exemption } as const]) {
      const { request } = await waiting(changes);
      expect(await request(steward, approve())).toMatchObject({ status: 200, body: { state: 'published' } });
      expect(itemsOf(await request(steward, queue))).toEqual([]);
      expect((await request(statistician, judge('agree'))).status).toBe('access' in changes ? 404 : 409);
    }
  });

  test('are on no list once they were closed', async () => {
    const { request, fakes } = await waiting();
    await request(steward, approve());
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, access: 'closed', oncePublic: false, revision: dataset.revision + 1 });
    expect(itemsOf(await request(statistician, queue))).toEqual([]);
    expect((await request(statistician, judge('agree'))).status).toBe(404);
    expect((await request(statistician, report)).status).toBe(404);
  });
});

describe('the pembina data', () => {
  test('read the report without a cell, each of their own field', async () => {
    const { request } = await waiting();
    await request(steward, approve());
    const read = await request(statistician, report);
    expect(read).toMatchObject({ status: 200, body: { valid: true } });
    expect(JSON.stringify(read.body)).not.toContain('Cipondoh');
    expect((await request(cartographer, report)).status).toBe(403);
    for (const other of [steward, operator, head, helpdesk]) expect((await request(other, report)).status).toBe(403);
  });

  test('agree, once, and nobody else does', async () => {
    const { request } = await waiting();
    await request(steward, approve());
    for (const other of [steward, operator, cartographer, helpdesk]) expect((await request(other, judge('agree'))).status).toBe(403);
    for (let round = 0; round < 2; round += 1)
      expect(await request(statistician, judge('agree'))).toMatchObject({ status: 200, body: { state: 'agreed' } });
    expect((await request(statistician, judge('return', why))).status).toBe(409);
    expect(itemsOf(await request(statistician, queue))).toEqual([]);
    expect(itemsOf(await request(operator, ofDataset))).toMatchObject([{ state: 'agreed' }]);
  });

  test('return to the steward, who sends it on; the OPD reads the reasons from then on', async () => {
    const { request } = await waiting();
    await request(steward, approve());
    expect((await request(statistician, judge('return'))).status).toBe(400);
    expect(await request(statistician, judge('return', why))).toMatchObject({ status: 200, body: { state: 'returned', reasons: why } });
    expect(JSON.stringify((await request(operator, ofDataset)).body)).not.toContain('Definisi');
    expect(itemsOf(await request(steward, queue))).toMatchObject([{ state: 'returned', reasons: why }]);
    for (const other of [operator, statistician]) expect((await request(other, settle('forwarded'))).status).toBe(403);
    expect(await request(steward, settle('forwarded'))).toMatchObject({ status: 200, body: { state: 'forwarded' } });
    expect(itemsOf(await request(operator, ofDataset))).toMatchObject([
      { state: 'forwarded', reasons: why, settledText: 'Mohon diperbaiki' },
    ]);
    expect(itemsOf(await request(steward, queue))).toEqual([]);
    expect((await request(steward, settle('answered'))).status).toBe(409);
  });

  test('are answered by the steward, which the OPD does not read, and decide again', async () => {
    const { request, at } = await waiting();
    await request(steward, approve());
    await request(statistician, judge('return', why));
    expect(await request(steward, settle('answered', 'Standar kota sudah disepakati'))).toMatchObject({ body: { state: 'answered' } });
    expect(JSON.stringify((await request(operator, ofDataset)).body)).not.toMatch(/Definisi|disepakati/);
    expect((await request(otherOperator, ofDataset)).status).toBe(403);
    expect(itemsOf(await request(statistician, queue))).toMatchObject([
      { state: 'answered', settledText: 'Standar kota sudah disepakati' },
    ]);
    const later = at(new Date(noon.getTime() + 30 * 24 * 60 * 60 * 1000));
    expect(itemsOf(await later(steward, queue))).toMatchObject([{ state: 'answered', overdue: true }]);
    expect(await request(statistician, judge('return', ['Tetap keliru']))).toMatchObject({
      body: { state: 'returned', reasons: ['Tetap keliru'] },
    });
    await request(steward, settle('answered'));
    expect(await request(statistician, judge('agree'))).toMatchObject({ body: { state: 'agreed' } });
    expect(itemsOf(await request(steward, queue))).toEqual([]);
  });

  test('are late past the date, which approves nothing; they may still decide', async () => {
    const { request, at } = await waiting();
    await request(steward, approve());
    const later = at(new Date(noon.getTime() + 30 * 24 * 60 * 60 * 1000));
    expect(itemsOf(await later(steward, queue))).toMatchObject([{ state: 'waiting', overdue: true }]);
    expect((await later(steward, settle('answered'))).status).toBe(409);
    expect(await later(statistician, judge('agree'))).toMatchObject({ status: 200, body: { state: 'agreed', overdue: false } });
  });
});

test('their queue is theirs and the steward’s', async () => {
  const { request } = await waiting();
  for (const other of [operator, head, helpdesk]) expect((await request(other, queue)).status).toBe(403);
  expect((await request({ type: 'anonymous' }, queue)).status).toBe(401);
});
