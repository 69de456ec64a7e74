import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import { aDataset } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const operator = principalOf('operator');
const change = (body: object, etag: string | undefined = '"3"') =>
  ({
    operation: 'describeDataset',
    params: { datasetId: 'penerima-bansos' },
    body,
    headers: etag === undefined ? {} : { 'If-Match': [etag] },
  }) as const;

describe('describing a dataset', () => {
  test('changes what is named and leaves the rest', async () => {
    const { ask, datasets, refresh } = desk({ datasets: [aDataset()] });
    const reply = await ask(operator, change({ title: 'Judul baru', tags: ['pkh'] }));
    expect([reply.status, reply.headers.ETag]).toEqual([200, '"4"']);
    expect(reply.body).toMatchObject({
      title: 'Judul baru',
      tags: ['pkh'],
      themes: ['sosial'],
      description: 'Jumlah penerima menurut kelurahan.',
    });
    expect(await datasets.getAbout('penerima-bansos')).toMatchObject({ tags: ['pkh'] });
    expect(refresh.requested).toEqual(['penerima-bansos']);
  });

  test('answers 412 on a stale ETag, and changes nothing', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    expect((await ask(operator, change({ title: 'Judul baru', description: 'x' }, '"2"'))).status).toBe(412);
    expect(await datasets.get('penerima-bansos')).toEqual(aDataset());
    expect(await datasets.getAbout('penerima-bansos')).toMatchObject({ description: 'Jumlah penerima menurut kelurahan.' });
  });

  test('answers 412 when somebody else wins the race for the write', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    datasets.replace = async () => 'stale';
    expect((await ask(operator, change({ title: 'Judul baru' }))).status).toBe(412);
  });

  test('answers 428 without If-Match and 400 to a change of nothing', async () => {
    const { ask } = desk({ datasets: [aDataset()] });
    expect((await ask(operator, { ...change({ title: 'x' }), headers: {} })).status).toBe(428);
    expect((await ask(operator, change({}))).status).toBe(400);
  });

  test('moves the end of a retention away at any time, and never nearer than a head’s notice', async () => {
    const processing = { basis: 'UU 13/2011', purposes: ['bansos'], retentionUntil: '2026-11-30' };
    const { ask } = desk({ datasets: [aDataset({ processing })] });
    const until = async (retentionUntil: string, etag: string) =>
      (await ask(operator, change({ processing: { ...processing, retentionUntil } }, etag))).status;
    expect(await until('2026-11-29', '"3"')).toBe(400);
    expect(await until('2026-11-30', '"3"')).toBe(200);
    expect(await until('2026-12-05', '"4"')).toBe(200);
    expect(await until('2031-12-31', '"5"')).toBe(200);
    expect(await until('2026-12-31', '"6"')).toBe(200);
    expect(await until('2026-12-20', '"7"')).toBe(400);
  });

  test('counts a new cadence from the last delivery', async () => {
    const { ask } = desk({ datasets: [aDataset()] });
    expect((await ask(operator, change({ cadence: 'quarterly' }))).body).toMatchObject({ nextDue: '2027-03-31T16:59:59.000Z' });
    const adHoc = await ask(operator, change({ cadence: 'ad-hoc' }, '"4"'));
    expect(adHoc.body).not.toHaveProperty('nextDue');
  });
});
