import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../functions/model/dataset.ts';
import { aDataset, anExemption } from '../fakes/datasets.ts';
import { desk, now } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const id = 'penerima-bansos';
const set = (access: string, more: object = {}) =>
  ({ operation: 'setAccess', params: { datasetId: id }, body: { access, reason: 'Diputuskan kepala dinas', ...more } }) as const;
const close = set('closed', { exemption: anExemption });
const [head, steward] = [principalOf('head'), principalOf('steward')];
const limited: Partial<Dataset> = { access: 'limited', sharing: 'by-request' };

describe('tightening', () => {
  test.each(['head', 'steward'] as const)('by the %s is in force at once: hidden, written, then indexed', async (name) => {
    const { ask, datasets, refresh } = desk({ datasets: [aDataset()] });
    const reply = await ask(principalOf(name), close);
    expect([reply.status, reply.body.access]).toEqual([200, 'closed']);
    expect(reply.headers).toMatchObject({ ETag: '"4"' });
    expect(await datasets.get(id)).toMatchObject({ access: 'closed', exemption: anExemption, revision: 4 });
    expect(await datasets.hidden()).toEqual(new Map([[id, 3]]));
    expect(refresh.requested).toEqual([id]);
  });

  test('hides before it writes', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    const steps: string[] = [];
    const { hide, replace } = datasets;
    datasets.hide = async (...given) => {
      steps.push('hide');
      return hide.apply(datasets, given);
    };
    datasets.replace = async (dataset) => {
      steps.push('write');
      return replace(dataset);
    };
    await ask(head, close);
    expect(steps).toEqual(['hide', 'write']);
  });

  test('a once-public dataset to closed keeps date and reason for its 410', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    await ask(head, close);
    expect(await datasets.get(id)).toMatchObject({ retraction: { at: now.toISOString(), reason: 'Diputuskan kepala dinas' } });
    const outside = await ask(principalOf('anonymous'), { operation: 'getDataset', params: { datasetId: id } });
    expect([outside.status, outside.body.reason]).toEqual([410, 'Diputuskan kepala dinas']);
  });

  test('to closed ends the grants that stand, and reopening keeps them ended', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset(limited)] });
    await ask(head, close);
    expect((await datasets.get(id))?.grantsFrom).toBe(now.toISOString());
    await ask(head, set('limited', { sharing: 'by-request' }));
    await ask(steward, set('limited', { sharing: 'by-request' }));
    expect(await datasets.get(id)).toMatchObject({ access: 'limited', sharing: 'by-request', grantsFrom: now.toISOString() });
  });

  test('to limited, and renewing an exemption, ends no grant', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    await ask(head, set('limited', { sharing: 'by-request' }));
    expect(await datasets.get(id)).not.toHaveProperty('grantsFrom');
    const closed = desk({ datasets: [aDataset({ access: 'closed', exemption: anExemption, grantsFrom: '2026-01-01T00:00:00.000Z' })] });
    await closed.ask(head, close);
    expect(await closed.datasets.get(id)).toMatchObject({ grantsFrom: '2026-01-01T00:00:00.000Z' });
  });

  test('to closed demands the exemption', async () => {
    expect((await desk({ datasets: [aDataset()] }).ask(head, set('closed'))).status).toBe(400);
  });

  test('goes over what somebody else changed meanwhile', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    const { replace } = datasets;
    datasets.replace = async (dataset) => {
      datasets.replace = replace;
      datasets.put(aDataset({ title: 'Judul baru', revision: 4 }));
      return replace(dataset);
    };
    expect((await ask(head, close)).status).toBe(200);
    expect(await datasets.get(id)).toMatchObject({ title: 'Judul baru', access: 'closed', revision: 5 });
  });
});

describe('loosening', () => {
  test('by the head waits (202) and changes nothing but the proposal', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset(limited)] });
    const reply = await ask(head, set('open'));
    expect(reply.status).toBe(202);
    expect(reply.body).toMatchObject({ access: 'limited', proposedAccess: { access: 'open', by: 'sub-head' } });
    expect(await datasets.hidden()).toEqual(new Map());
  });

  test('is confirmed by the steward with the same value', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset(limited)] });
    await ask(head, set('open'));
    const reply = await ask(steward, set('open'));
    expect([reply.status, reply.body.access]).toEqual([200, 'open']);
    const dataset = await datasets.get(id);
    expect(dataset).toMatchObject({ access: 'open', oncePublic: true, servesFrom: 1 });
    expect(dataset).not.toHaveProperty('sharing');
    expect(dataset).not.toHaveProperty('proposedAccess');
  });

  test('is 403 for the steward without a proposal, or with another value', async () => {
    const { ask } = desk({ datasets: [aDataset({ access: 'closed', exemption: anExemption })] });
    expect((await ask(steward, set('limited'))).status).toBe(403);
    await ask(head, set('limited', { sharing: 'by-request' }));
    expect((await ask(steward, set('limited'))).status).toBe(403);
    expect((await ask(steward, set('open'))).status).toBe(403);
    expect((await ask(steward, set('limited', { sharing: 'by-request' }))).status).toBe(200);
  });

  test('proposed by somebody who is also steward is not confirmed by themselves', async () => {
    const both = {
      type: 'account',
      sub: 'sub-both',
      name: 'Dua',
      kinds: [{ kind: 'head', opdId: 'dinsos' }, { kind: 'steward' }],
    } as const;
    const proposedAccess = { access: 'open', reason: 'x', by: 'sub-both', at: now.toISOString() } as const;
    const { ask } = desk({ datasets: [aDataset({ ...limited, proposedAccess })] });
    expect((await ask({ ...both, kinds: [...both.kinds] }, set('open'))).status).toBe(403);
  });

  test('of a closed dataset drops its exemption and retraction', async () => {
    const proposedAccess = { access: 'limited', sharing: 'government', reason: 'x', by: 'sub-head', at: now.toISOString() } as const;
    const retraction = { at: now.toISOString(), reason: 'x' };
    const closed = aDataset({ access: 'closed', exemption: anExemption, oncePublic: true, retraction, proposedAccess });
    const { ask, datasets } = desk({ datasets: [closed] });
    expect((await ask(steward, set('limited'))).status).toBe(200);
    const dataset = await datasets.get(id);
    expect(dataset).not.toHaveProperty('exemption');
    expect(dataset).not.toHaveProperty('retraction');
    expect(dataset).toMatchObject({ oncePublic: true });
  });
});

describe('the level that stands', () => {
  test('takes back a proposal, by the head or the steward', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset(limited)] });
    await ask(head, set('open'));
    expect((await ask(steward, set('limited', { sharing: 'by-request' }))).status).toBe(200);
    expect(await datasets.get(id)).not.toHaveProperty('proposedAccess');
  });

  test('set again writes nothing', async () => {
    const { ask, datasets } = desk({ datasets: [aDataset()] });
    expect((await ask(head, set('open'))).status).toBe(200);
    expect(await datasets.get(id)).toMatchObject({ revision: 3 });
  });
});

describe('a dataset with personal columns', () => {
  const personal = aDataset({ access: 'closed', exemption: anExemption, personalColumns: ['nik', 'nama'] });
  test('can not be proposed as open, and the answer names the columns', async () => {
    const reply = await desk({ datasets: [personal] }).ask(head, set('open'));
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('nik, nama')]);
  });

  test('is limited by request or not at all', async () => {
    const { ask } = desk({ datasets: [personal] });
    expect((await ask(head, set('limited'))).status).toBe(409);
    expect((await ask(head, set('limited', { sharing: 'by-request' }))).status).toBe(202);
  });
});
