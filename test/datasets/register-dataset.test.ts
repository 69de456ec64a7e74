import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import type { Principal } from '../../functions/model/principal.ts';
import { aDataset, anExemption } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const body = {
  datasetId: 'jumlah-posyandu',
  title: 'Jumlah posyandu',
  description: 'Posyandu menurut kelurahan',
  access: 'limited',
  cadence: 'monthly',
};
const register = (changes: object = {}) => ({ operation: 'registerDataset', body: { ...body, ...changes } }) as const;
const violated = (body: Record<string, unknown>) => JSON.stringify(body.violations);

describe('registering a dataset', () => {
  test('makes a draft of the caller’s OPD, shared with government unless said otherwise', async () => {
    const { ask, datasets } = desk();
    const reply = await ask(principalOf('operator'), register());
    expect(reply.status).toBe(201);
    expect(reply.headers).toMatchObject({ ETag: '"1"', Location: '/v1/datasets/jumlah-posyandu' });
    expect(reply.body).toMatchObject({
      datasetId: 'jumlah-posyandu',
      opdId: 'dinsos',
      state: 'draft',
      access: 'limited',
      sharing: 'government',
      description: 'Posyandu menurut kelurahan',
      nextDue: '2026-11-30T16:59:59.000Z',
      personalColumns: [],
      priority: false,
    });
    expect(await datasets.get('jumlah-posyandu')).toMatchObject({ revision: 1, oncePublic: false, createdBy: 'sub-operator' });
  });

  test.each(['selama-lamanya', '2031-02-30', '31-12-2031'])(
    'refuses an exemption or a retention until %j, which is no day',
    async (until) => {
      const exemption = { ...anExemption, until };
      const closed = await desk().ask(principalOf('operator'), register({ access: 'closed', exemption }));
      expect([closed.status, violated(closed.body)]).toEqual([400, expect.stringContaining('exemption.until')]);
      const processing = { basis: 'UU 27/2022', purposes: ['bantuan'], retentionUntil: until };
      const personal = await desk().ask(principalOf('operator'), register({ sharing: 'by-request', processing }));
      expect([personal.status, violated(personal.body)]).toEqual([400, expect.stringContaining('processing.retentionUntil')]);
    },
  );

  test('refuses a retention that ends before its head could be told of it in time', async () => {
    const until = (retentionUntil: string) =>
      desk().ask(
        principalOf('operator'),
        register({ sharing: 'by-request', processing: { basis: 'UU 27/2022', purposes: ['bantuan'], retentionUntil } }),
      );
    for (const near of ['2020-01-01', '2026-11-24', '2026-12-23', '2026-12-24T11:59:59+07:00']) {
      const { status, body: problem } = await until(near);
      expect([near, status, violated(problem)]).toEqual([near, 400, expect.stringContaining('paling cepat 24 Desember 2026')]);
    }
    expect((await until('2026-12-24')).status).toBe(201);
  });

  test('answers 409 to an id that is taken, and tells nothing of whose it is', async () => {
    const taken = aDataset({ datasetId: 'jumlah-posyandu', opdId: 'dinkes', access: 'closed', exemption: anExemption });
    const reply = await desk({ datasets: [taken] }).ask(principalOf('operator'), register());
    expect(reply.status).toBe(409);
    expect(JSON.stringify(reply.body)).not.toContain('dinkes');
  });

  test('demands an exemption for closed data, and refuses one elsewhere', async () => {
    const { ask } = desk();
    const bare = await ask(principalOf('operator'), register({ access: 'closed' }));
    expect([bare.status, violated(bare.body)]).toEqual([400, expect.stringContaining('exemption')]);
    const open = await ask(principalOf('operator'), register({ access: 'open', exemption: anExemption }));
    expect([open.status, violated(open.body)]).toEqual([400, expect.stringContaining('exemption')]);
    expect((await ask(principalOf('operator'), register({ access: 'closed', exemption: anExemption }))).status).toBe(201);
  });

  test('takes `sharing` for limited data alone', async () => {
    const { ask } = desk();
    const open = await ask(principalOf('operator'), register({ access: 'open', sharing: 'government' }));
    expect([open.status, violated(open.body)]).toEqual([400, expect.stringContaining('sharing')]);
    const byRequest = await ask(principalOf('operator'), register({ sharing: 'by-request' }));
    expect(byRequest.body).toMatchObject({ access: 'limited', sharing: 'by-request' });
  });

  test('answers 403 for another OPD, and asks which of several', async () => {
    const { ask } = desk();
    expect((await ask(principalOf('operator'), register({ opdId: 'dinkes' }))).status).toBe(403);
    const ofTwo = {
      type: 'account',
      sub: 'sub-two',
      name: 'Dua',
      kinds: [
        { kind: 'operator', opdId: 'dinsos' },
        { kind: 'head', opdId: 'dinkes' },
      ],
    } as const;
    const unclear = await ask({ ...ofTwo, kinds: [...ofTwo.kinds] }, register());
    expect([unclear.status, violated(unclear.body)]).toEqual([400, expect.stringContaining('dinsos, dinkes')]);
    expect((await ask({ ...ofTwo, kinds: [...ofTwo.kinds] }, register({ opdId: 'dinkes' }))).body).toMatchObject({ opdId: 'dinkes' });
  });

  test('answers 400, naming the longest text, when its META would not fit in 4 KB', async () => {
    const processing = {
      basis: 'x'.repeat(500),
      purposes: Array.from({ length: 20 }, () => 'y'.repeat(100)),
      retentionUntil: '2030-01-01',
    };
    const long = { ...anExemption, reason: 'a'.repeat(1900) };
    const reply = await desk().ask(principalOf('operator'), register({ access: 'closed', exemption: long, processing }));
    expect(reply.status).toBe(400);
    expect(reply.body.violations).toEqual([{ where: 'processing', what: expect.stringContaining('terlalu panjang') }]);
  });

  test.each(['dinsos-anak-terlantar', 'dinkes-belum-ada'])(
    'refuses %s to another OPD before it looks: what begins with an OPD’s id can be guessed at by nobody else',
    async (datasetId) => {
      const { ask, datasets } = desk({
        datasets: [aDataset({ datasetId: 'dinsos-anak-terlantar', access: 'closed', exemption: anExemption })],
      });
      const other: Principal = { type: 'account', sub: 'sub-x', name: 'x', kinds: [{ kind: 'operator', opdId: 'disdukcapil' }] };
      const reply = await ask(other, register({ datasetId }));
      expect(reply.status).toBe(400);
      expect(violated(reply.body)).toContain(`yang diawali ${datasetId.split('-')[0]}- hanya untuk OPD itu`);
      expect(await datasets.get('dinkes-belum-ada')).toBeUndefined();
    },
  );

  test('takes an id that begins with the OPD’s own, and one that only looks like another’s', async () => {
    const { ask } = desk();
    expect((await ask(principalOf('operator'), register({ datasetId: 'dinsos-anak-terlantar' }))).status).toBe(201);
    expect((await ask(principalOf('operator'), register({ datasetId: 'dinkesehatan-jiwa' }))).status).toBe(201);
  });
});
