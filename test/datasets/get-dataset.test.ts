import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import { aDataset, anExemption } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { principalNames, principalOf } from '../fakes/principals.ts';

const get = { operation: 'getDataset', params: { datasetId: 'penerima-bansos' } } as const;
const processing = { basis: 'UU 27/2022', purposes: ['verifikasi-bantuan'], retentionUntil: '2030-01-01' };
const hold = { at: '2026-11-20T02:00:00.000Z', by: 'sub-head', reason: 'Nama warga ikut terunggah' };
const proposedAccess = { access: 'open', reason: 'Sudah direkap', by: 'sub-head', at: '2026-11-21T02:00:00.000Z' } as const;

describe('a dataset', () => {
  test('is answered with what api.md names, and its revision as ETag', async () => {
    const reply = await desk({ datasets: [aDataset()] }).ask(principalOf('anonymous'), get);
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({ ETag: '"3"' });
    expect(reply.body).toEqual({
      datasetId: 'penerima-bansos',
      title: 'Penerima bantuan sosial per kelurahan',
      description: 'Jumlah penerima menurut kelurahan.',
      opdId: 'dinsos',
      access: 'open',
      cadence: 'monthly',
      state: 'published',
      currentVersion: 1,
      rows: 104,
      bytes: 4096,
      publishedAt: '2026-11-02T03:00:00.000Z',
      personalColumns: [],
      standardVersion: 1,
      nextDue: '2099-11-30T16:59:59.000Z',
      lastDeliveryAt: '2026-11-02T03:00:00.000Z',
      priority: false,
      themes: ['sosial'],
      tags: ['bansos'],
      createdAt: '2026-11-02T03:00:00.000Z',
      updatedAt: '2026-11-02T03:00:00.000Z',
    });
  });

  test.each([
    ['open', { sharing: undefined }, principalNames],
    [
      'shared with government',
      { sharing: 'government' },
      ['member', 'other-operator', 'other-head', 'operator', 'head', 'steward', 'profile-reader', 'counter-officer'],
    ],
    ['by request', { sharing: 'by-request' }, ['operator', 'head']],
  ] as const)('that is %s tells its exact size to anyone who may read all of it without a grant', async (_level, { sharing }, expected) => {
    const { ask } = desk({ datasets: [aDataset(sharing ? { access: 'limited', sharing } : {})] });
    const told = await Promise.all(principalNames.map(async (name) => ('bytes' in (await ask(principalOf(name), get)).body ? [name] : [])));
    expect(told.flat()).toEqual(expected);
  });

  test('tells its owner and the steward what is in the making, and others only that it is held', async () => {
    const dataset = aDataset({ access: 'limited', sharing: 'by-request', processing, hold, proposedAccess });
    const { ask } = desk({ datasets: [dataset] });
    for (const name of principalNames) {
      const { body } = await ask(principalOf(name), get);
      if (['operator', 'head', 'steward'].includes(name)) {
        expect(body).toMatchObject({ processing, hold, proposedAccess, oncePublic: false });
      } else {
        expect(body.hold).toEqual({ at: hold.at });
        for (const inner of ['proposedAccess', 'oncePublic', 'exemption']) expect(body).not.toHaveProperty(inner);
        expect(JSON.stringify(body)).not.toContain(hold.reason);
      }
    }
  });

  test('tells anyone who may ask for its personal data what they are processed for, and nobody else', async () => {
    const { ask } = desk({ datasets: [aDataset({ access: 'limited', sharing: 'by-request', processing })] });
    const told = await Promise.all(principalNames.map(async (name) => ((await ask(principalOf(name), get)).body.processing ? [name] : [])));
    expect(told.flat()).toEqual([
      'member',
      'other-operator',
      'other-head',
      'operator',
      'head',
      'steward',
      'profile-reader',
      'counter-officer',
    ]);
    expect((await ask(principalOf('member'), get)).body.processing).toEqual(processing);
  });

  test('that is closed answers an outsider byte for byte as one that never existed', async () => {
    const { ask } = desk({ datasets: [aDataset({ access: 'closed', exemption: anExemption })] });
    const closed = await ask(principalOf('member'), get);
    const none = await ask(principalOf('member'), { ...get, params: { datasetId: 'tidak-ada' } });
    expect(closed).toEqual(none);
    expect(closed.status).toBe(404);
  });

  test('that was public answers 410 with date and reason, and nothing else of it', async () => {
    const retraction = { at: '2026-11-20T02:00:00.000Z', reason: 'Memuat kesalahan hitung' };
    const { ask } = desk({ datasets: [aDataset({ state: 'withdrawn', oncePublic: true, retraction })] });
    const reply = await ask(principalOf('anonymous'), get);
    expect(reply.status).toBe(410);
    expect(reply.body).toMatchObject({ code: 'gone', at: retraction.at, reason: retraction.reason });
    expect(JSON.stringify(reply.body)).not.toContain('Penerima bantuan');
  });
});
