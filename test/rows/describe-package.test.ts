import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { anonymous } from '../../functions/model/principal.ts';
import { aGrant } from '../fakes/grants.ts';
import { datasetOf, ingestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first] = uploadIds;
const describePackage = { operation: 'describePackage', params: { datasetId } } as const;
const file = (format: string) => ({ operation: 'downloadFile', params: { datasetId, format } }) as const;
const packageSchema = z.looseObject({ resources: z.array(z.looseObject({ name: z.string(), hash: z.string().optional() })) });

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function shelf(changes: Parameters<typeof datasetOf>[0] = {}, grants: Parameters<typeof rowsFunction>[1] = []) {
  const fakes = ingestFakes(datasetOf(changes));
  await publishFile(fakes, first, 'Puskesmas,Kunjungan,Rata\nCipondoh,12,"1,50"\n', { period: '2026-08' });
  const made = await rowsFunction(fakes, grants);
  open.push(made);
  const told = async (principal: Parameters<typeof made.ask>[0] = anonymous) =>
    packageSchema.parse(JSON.parse((await made.ask(principal, describePackage)).text));
  return { fakes, told, ...made };
}

describe('datapackage.json', () => {
  test('tells who made the data, under which licence, and each file by its address', async () => {
    const { told } = await shelf({ licence: 'CC-BY-4.0' });
    expect(await told()).toMatchObject({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: datasetId,
      homepage: `https://data.example/dataset/${datasetId}`,
      version: '1.0.0',
      licenses: [{ name: 'CC-BY-4.0' }],
      sources: [{ title: expect.stringContaining('Kota Contoh') }],
      contributors: [{ roles: ['creator'] }, { roles: ['publisher'] }],
      resources: [
        {
          path: `https://data.example/v1/datasets/${datasetId}/files/csv?version=1`,
          mediatype: 'text/csv',
          encoding: 'utf-8',
          schema: { fields: [{ name: 'Puskesmas' }, { name: 'Kunjungan' }, { name: 'Rata', type: 'number' }] },
        },
        { format: 'parquet', schema: { fields: [{ name: 'puskesmas' }, { name: 'kunjungan' }, { name: 'rata' }] } },
      ],
    });
  });

  test('tells size and hash once a file is made', async () => {
    const { ask, told, fakes } = await shelf();
    expect((await told()).resources.map(({ hash }) => hash)).toEqual([undefined, undefined]);
    await ask(anonymous, file('csv'));
    const [csv, parquet] = (await told()).resources;
    const made = fakes.published.newest(`datasets/${datasetId}/files/1/${datasetId}-v1.csv`);
    expect(csv).toMatchObject({ bytes: made?.bytes.length, hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(parquet?.hash).toBeUndefined();
    await ask(anonymous, file('parquet'));
    const [, madeParquet] = (await told()).resources;
    expect(madeParquet).toMatchObject({ hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(madeParquet).not.toHaveProperty('bytes');
  });

  test('tells them nobody who may not read all of it', async () => {
    const { ask, told } = await shelf({ access: 'limited', sharing: 'by-request' }, [
      aGrant({ datasetId, institution: 'dinas-sosial', withoutColumns: ['rata'] }),
    ]);
    expect((await ask(operator, file('csv'))).status).toBe(302);
    expect((await told(operator)).resources[0]?.hash).toBeDefined();
    for (const principal of [anonymous, otherOperator]) expect((await told(principal)).resources[0]).not.toHaveProperty('bytes');
  });

  test('is 404 for a closed dataset as for one that does not exist, and for one without a version', async () => {
    const { ask, fakes } = await shelf({ access: 'closed' });
    const closed = await ask(otherOperator, describePackage);
    expect(closed).toEqual(await ask(otherOperator, { ...describePackage, params: { datasetId: 'tidak-ada' } }));
    expect([closed.status, (await ask(operator, describePackage)).status]).toEqual([404, 200]);
    expect(fakes.published.keys().filter((key) => key.includes('/files/'))).toEqual([]);
  });
});

describe('a Parquet file', () => {
  test('carries title, licence and standard as key-value metadata, and is made again once they change', async () => {
    const { ask, fakes } = await shelf({ licence: 'CC-BY-4.0' });
    const key = `datasets/${datasetId}/files/1/${datasetId}-v1.parquet`;
    await ask(anonymous, file('parquet'));
    const before = Buffer.from(fakes.published.newest(key)?.bytes ?? '').toString('latin1');
    for (const text of ['CC-BY-4.0', `${datasetId}/1`, `https://data.example/dataset/${datasetId}`]) expect(before).toContain(text);
    await ask(anonymous, file('parquet'));
    expect(fakes.published.newest(key)?.versionId).toBe('v1');
    const dataset = await fakes.datasets.get(datasetId);
    if (dataset) fakes.datasets.put({ ...dataset, title: 'Judul yang baru' });
    await ask(anonymous, file('parquet'));
    const after = fakes.published.newest(key);
    expect([
      after?.versionId,
      Buffer.from(after?.bytes ?? '')
        .toString('latin1')
        .includes('Judul yang baru'),
    ]).toEqual(['v2', true]);
  });
});
