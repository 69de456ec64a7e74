import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { aDataset, anExemption } from '../fakes/datasets.ts';
import { desk, now } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const params = { datasetId: 'penerima-bansos' };
const hold = (reason = 'Nama warga ikut terunggah') => ({ operation: 'hold', params, body: { reason } }) as const;
const release = { operation: 'release', params } as const;

describe('a hold', () => {
  test.each(['head', 'steward'] as const)('by the %s is written at once, with who, when and why', async (name) => {
    const { ask, datasets, refresh } = desk({ datasets: [aDataset()] });
    expect((await ask(principalOf(name), hold())).status).toBe(200);
    const held = { at: now.toISOString(), by: `sub-${name}`, reason: 'Nama warga ikut terunggah' };
    expect(await datasets.get('penerima-bansos')).toMatchObject({ hold: held, revision: 4 });
    expect(refresh.requested).toEqual(['penerima-bansos']);
  });

  test('keeps its beginning when its reason changes', async () => {
    const since = { at: '2026-11-20T02:00:00.000Z', by: 'sub-head', reason: 'x' };
    const { ask, datasets } = desk({ datasets: [aDataset({ hold: since })] });
    await ask(principalOf('steward'), hold('Diperiksa'));
    expect(await datasets.get('penerima-bansos')).toMatchObject({ hold: { at: since.at, by: 'sub-steward', reason: 'Diperiksa' } });
  });

  test('fits on a dataset whose other texts are as long as they may be', async () => {
    const processing = { basis: 'x', purposes: ['y'], retentionUntil: '2030-01-01' };
    const spare =
      limits.maxMetaBytes - limits.metaReserveBytes - JSON.stringify(aDataset({ access: 'closed', exemption: anExemption })).length;
    const full = aDataset({ access: 'closed', exemption: { ...anExemption, reason: 'a'.repeat(Math.min(spare, 2000)) }, processing });
    expect((await desk({ datasets: [full] }).ask(principalOf('head'), hold('b'.repeat(800)))).status).toBe(200);
  });

  test('that hid the dataset and lost its race to another revision asks for the index all the same', async () => {
    const { ask, datasets, refresh } = desk({ datasets: [aDataset()] });
    const { replace } = datasets;
    datasets.replace = async () => {
      datasets.replace = replace;
      datasets.put(aDataset({ revision: 9 }));
      return 'stale';
    };
    const tightened = {
      operation: 'setAccess',
      params,
      body: { access: 'closed', reason: 'x', exemption: anExemption },
      headers: { 'If-Match': ['"3"'] },
    } as const;
    const answer = await ask(principalOf('head'), tightened);
    expect([answer.status, refresh.requested]).toEqual([412, ['penerima-bansos']]);
  });

  test('is released by the same people; releasing nothing changes nothing', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    await ask(principalOf('head'), hold());
    expect((await ask(principalOf('steward'), release)).status).toBe(200);
    expect(await datasets.get('penerima-bansos')).not.toHaveProperty('hold');
    expect((await ask(principalOf('head'), release)).headers).toMatchObject({ ETag: '"5"' });
  });
});
