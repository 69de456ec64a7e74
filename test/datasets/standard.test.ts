import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import type { Standard } from '../../functions/standards/standard.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const params = { datasetId: 'penerima-bansos' };
const get = { operation: 'getStandard', params } as const;
const set = (body: object) => ({ operation: 'setStandard', params, body }) as const;
const fields = [
  { name: 'kelurahan', type: 'string' },
  { name: 'bulan', type: 'yearmonth' },
];
const operator = principalOf('operator');
const approved: Standard = {
  datasetId: 'penerima-bansos',
  n: 1,
  state: 'approved',
  origin: 'inferred',
  fields: [{ name: 'kelurahan', type: 'string' }],
  proposedAt: '2026-11-01T00:00:00.000Z',
  proposedBy: 'sub-operator',
  approvedAt: '2026-11-02T00:00:00.000Z',
  approvedBy: 'sub-steward',
};

describe('a standard', () => {
  test('of a draft is proposed, and used by the next upload', async () => {
    const { ask } = desk({ datasets: [aDraft()] });
    const reply = await ask(operator, set({ fields, primaryKey: ['kelurahan'], periodField: 'bulan' }));
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      n: 1,
      state: 'proposed',
      origin: 'operator',
      message: expect.stringContaining('unggahan berikutnya'),
    });
    expect((await ask(principalOf('steward'), get)).body).toMatchObject({ n: 1, state: 'proposed', periodField: 'bulan' });
  });

  test('of a published dataset waits for the steward, beside the one in force', async () => {
    const { ask } = desk({ datasets: [aDataset()], standards: [approved] });
    const reply = await ask(operator, set({ fields }));
    expect([reply.status, reply.body.n]).toEqual([202, 2]);
    expect((await ask(operator, get)).body).toMatchObject({ n: 1, state: 'approved', proposed: { n: 2, state: 'proposed' } });
  });

  test('shows outsiders the one in force alone, and nobody who proposed it', async () => {
    const { ask } = desk({ datasets: [aDataset()], standards: [approved] });
    await ask(operator, set({ fields }));
    const { status, body } = await ask(principalOf('anonymous'), get);
    expect([status, body.n]).toEqual([200, 1]);
    expect(body).not.toHaveProperty('proposed');
    expect(JSON.stringify(body)).not.toContain('sub-');
  });

  test('says which fields must be filled: key and period as well', async () => {
    const { ask } = desk({ datasets: [aDraft()] });
    const reply = await ask(
      operator,
      set({ fields: [...fields, { name: 'n', type: 'integer' }], primaryKey: ['kelurahan'], periodField: 'bulan' }),
    );
    expect(reply.body.requiredFields).toEqual(['kelurahan', 'bulan']);
    expect((await ask(operator, get)).body).toMatchObject({
      requiredFields: ['kelurahan', 'bulan'],
      ruleTexts: { kelurahan: ['wajib diisi'], bulan: ['wajib diisi'] },
    });
  });

  test('is 404 while there is none', async () => {
    expect((await desk({ datasets: [aDraft()] }).ask(operator, get)).status).toBe(404);
  });

  test.each([
    ['a doubled field', { fields: [...fields, { name: 'bulan', type: 'string' }] }, 'bulan'],
    ['a primary key of no field', { fields, primaryKey: ['nik'] }, 'nik'],
    ['a unique key of no field', { fields, uniqueKeys: [['kelurahan', 'nik']] }, 'nik'],
    ['a period field that is none', { fields, periodField: 'tahun' }, 'tahun'],
  ])('is 400 with %s, named', async (_, body, name) => {
    const reply = await desk({ datasets: [aDraft()] }).ask(operator, set(body));
    expect([reply.status, reply.body.detail]).toEqual([400, expect.stringContaining(name)]);
  });

  test('above what an item may hold is 400', async () => {
    const many = Array.from({ length: 1000 }, (_, place) => ({ name: `kolom_${place}`, type: 'string', definition: 'x'.repeat(100) }));
    expect((await desk({ datasets: [aDraft()] }).ask(operator, set({ fields: many }))).status).toBe(400);
  });

  test('is 409 when another was proposed at the same moment', async () => {
    const { ask, standards } = desk({ datasets: [aDraft()] });
    standards.create = async () => 'exists';
    expect((await ask(operator, set({ fields }))).status).toBe(409);
  });
});
