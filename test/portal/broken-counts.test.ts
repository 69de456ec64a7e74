import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3ReadCounts } from '../../functions/aws/s3/read-counts.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { rememberedCounts } from '../../functions/portal/remembered-counts.ts';
import { showDataset } from '../../functions/portal/show-dataset.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { portalSettings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { OWNER, type RunningObjects, startObjects } from '../local/objects-fixture.ts';

const now = new Date('2026-11-24T05:00:00Z');
let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(async () => {
  await objects?.stop();
});

test.each([
  ['garbage', '<html>'],
  ['nothing', ''],
  ['a later shape', JSON.stringify({ until: '2026-11-22', days: 30, datasets: [], since: '2026-10-24' })],
])('a sum of reads that holds %s takes no page down: it says nothing of reads, and the fault is told', async (_, Body) => {
  const s3 = objects.client(OWNER);
  await s3.send(new PutObjectCommand({ Bucket: 'inbox', Key: 'reads/recent.json', Body }));
  const dataset = sampleDataset();
  const faults: unknown[] = [];
  const counts = rememberedCounts(
    s3ReadCounts(s3, 'inbox'),
    () => now,
    (fault) => faults.push(fault),
  );
  const site = { city: sampleCity, districts: async () => [], settings: portalSettings };
  const ports = { ...site, datasets: memoryDatasets(dataset), ...portalReading([dataset]), counts };
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
  const page = () => showDataset(ports)({ ...call, operation: 'showDataset', params: { datasetId: 'puskesmas' }, query: {} });
  for (let read = 0; read < 2; read += 1) {
    const answer = await page();
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('<h1>Puskesmas</h1>') });
    expect(JSON.stringify(answer)).not.toContain('Pembaca');
  }
  expect(faults).toHaveLength(1);
});
