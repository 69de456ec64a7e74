import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { desk, now } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const id = 'penerima-bansos';
const params = { datasetId: id };
const withdraw = { operation: 'withdrawDataset', params, body: { reason: 'Salah hitung' } } as const;
const restore = { operation: 'restoreDataset', params } as const;
const get = { operation: 'getDataset', params } as const;
const steward = principalOf('steward');

describe('withdrawing a dataset', () => {
  test('takes it out of sight at once, and says why to anyone who knew it', async () => {
    const { ask, datasets, refresh } = desk({ datasets: [aDataset()] });
    expect((await ask(steward, withdraw)).status).toBe(200);
    expect(await datasets.hidden()).toEqual(new Map([[id, 3]]));
    expect(refresh.requested).toEqual([id]);
    const outside = await ask(principalOf('anonymous'), get);
    expect([outside.status, outside.body.at, outside.body.reason]).toEqual([410, now.toISOString(), 'Salah hitung']);
  });

  test('that was never open makes it unknown to outsiders', async () => {
    const { ask } = desk({ datasets: [aDataset({ access: 'limited', sharing: 'government' })] });
    await ask(steward, withdraw);
    expect((await ask(principalOf('member'), get)).status).toBe(404);
    expect((await ask(principalOf('operator'), get)).body).toMatchObject({ state: 'withdrawn' });
  });

  test('again changes nothing', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    await ask(steward, withdraw);
    expect((await ask(steward, withdraw)).status).toBe(200);
    expect(await datasets.get(id)).toMatchObject({ revision: 4 });
  });

  test('is 409 for a draft', async () => {
    const { ask } = desk({ datasets: [aDraft()] });
    expect((await ask(steward, withdraw)).status).toBe(409);
    expect((await ask(steward, restore)).status).toBe(409);
  });
});

describe('restoring a dataset', () => {
  test('publishes it again at its level', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    await ask(steward, withdraw);
    expect((await ask(steward, restore)).body).toMatchObject({ state: 'published' });
    expect(await datasets.get(id)).not.toHaveProperty('retraction');
    expect((await ask(principalOf('anonymous'), get)).status).toBe(200);
  });

  test('whose data are destroyed is refused, in words', async () => {
    const destroyed = { at: '2027-01-01T00:00:00.000Z', minutes: '01K5000000000000000000000Z' };
    const { ask, datasets } = desk({ datasets: [aDataset({ state: 'withdrawn', destroyed })] });
    const reply = await ask(steward, restore);
    expect([reply.status, reply.body.detail]).toEqual([
      409,
      'Data ini sudah dimusnahkan pada 1 Januari 2027 karena masa simpannya berakhir. Dataset ini tidak dapat dipulihkan; data baru didaftarkan sebagai dataset baru.',
    ]);
    expect(await datasets.get(id)).toMatchObject({ state: 'withdrawn', revision: 3 });
  });

  test('that was opened meanwhile counts as once public from then on', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset({ access: 'open', state: 'withdrawn', oncePublic: false })] });
    await ask(steward, restore);
    expect(await datasets.get(id)).toMatchObject({ oncePublic: true });
  });
});
