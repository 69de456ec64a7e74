import '../fakes/quiet-log.ts';
import { describe, expect, test, vi } from 'vitest';
import type { LibraryStandard } from '../../functions/standards/library/library-standard.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { otherOpd, principalOf } from '../fakes/principals.ts';

const params = { standardId: 'per-kelurahan' };
const standard = { fields: [{ name: 'kelurahan', type: 'string' }] };
const entry = { title: 'Menurut kelurahan', description: 'Satu baris satu kelurahan', standard };
const put = (body: object = entry) => ({ operation: 'setLibraryStandard', params, body }) as const;
const get = { operation: 'getLibraryStandard', params } as const;
const list = (query?: Record<string, string[]>) => ({ operation: 'listLibrary', params: {}, ...(query ? { query } : {}) }) as const;
const take = { operation: 'setStandard', params: { datasetId: 'penerima-bansos' }, body: { library: params } } as const;
const shown = { operation: 'getStandard', params: { datasetId: 'penerima-bansos' } } as const;
const [steward, operator, anonymous] = [principalOf('steward'), principalOf('operator'), principalOf('anonymous')];
const kept: LibraryStandard = {
  standardId: 'per-kelurahan',
  title: 'Menurut kelurahan',
  n: 3,
  content: { fields: [{ name: 'kelurahan', type: 'string' }], primaryKey: ['kelurahan'] },
  updatedAt: '2026-10-01T00:00:00.000Z',
  updatedBy: 'sub-steward',
};
const inForce: Standard = {
  datasetId: 'penerima-bansos',
  n: 1,
  state: 'approved',
  origin: 'inferred',
  fields: [{ name: 'kecamatan', type: 'string' }],
  proposedAt: '2026-11-01T00:00:00.000Z',
  proposedBy: 'sub-operator',
};

describe('the library of standards', () => {
  test('takes what the steward puts, and shows it to anyone without who wrote it', async () => {
    const { ask } = desk();
    expect((await ask(steward, put())).status).toBe(201);
    const { status, body } = await ask(anonymous, get);
    expect([status, body]).toEqual([200, { standardId: 'per-kelurahan', ...entry, n: 1, updatedAt: expect.any(String) }]);
    expect((await ask(anonymous, list())).body).toEqual({
      items: [{ standardId: 'per-kelurahan', title: entry.title, description: entry.description, n: 1, updatedAt: expect.any(String) }],
    });
  });

  test('gives a change the next number, and the same again none', async () => {
    const { ask } = desk();
    await ask(steward, put());
    expect((await ask(steward, put())).body.n).toBe(1);
    const changed = await ask(steward, put({ ...entry, title: 'Per kelurahan' }));
    expect([changed.status, changed.body.n]).toEqual([200, 2]);
  });

  test('is 409 when another changed it at the same moment', async () => {
    const { ask, library } = desk();
    library.put = async () => 'stale';
    expect((await ask(steward, put())).status).toBe(409);
  });

  test('is 400 with a standard that can’t be used, its place named', async () => {
    const wrong = { ...entry, standard: { fields: [{ name: 'a', type: 'integer', referenceCodes: 'kemendagri-kecamatan' }] } };
    const { status, body } = await desk().ask(steward, put(wrong));
    expect([status, body.detail]).toEqual([400, expect.stringContaining('standard.fields.0.referenceCodes')]);
  });

  test('is changed by nobody but the steward', async () => {
    const { ask } = desk();
    expect([(await ask(operator, put())).status, (await ask(principalOf('head'), put())).status]).toEqual([403, 403]);
  });

  test('is 404 for a standard that is not in it', async () => {
    expect((await desk().ask(anonymous, get)).status).toBe(404);
  });

  test('is listed page after page', async () => {
    const { ask } = desk({ library: ['a-satu', 'b-dua', 'c-tiga'].map((standardId) => ({ ...kept, standardId })) });
    const first = await ask(anonymous, list({ limit: ['2'] }));
    const rest = await ask(anonymous, list({ limit: ['2'], cursor: [String(first.body.next)] }));
    expect([first.body.items, rest.body.items]).toMatchObject([
      [{ standardId: 'a-satu' }, { standardId: 'b-dua' }],
      [{ standardId: 'c-tiga' }],
    ]);
  });
});

describe('a dataset that takes a standard of the library', () => {
  test('has its exact copy, approved already', async () => {
    const { ask, standards } = desk({ datasets: [aDataset()], standards: [inForce], library: [kept] });
    const { status, body } = await ask(operator, take);
    expect([status, body]).toMatchObject([
      200,
      { n: 2, state: 'approved', primaryKey: ['kelurahan'], message: expect.stringContaining('pustaka') },
    ]);
    expect(await standards.get('penerima-bansos', 2)).toMatchObject({
      ...kept.content,
      state: 'approved',
      approvedBy: 'sub-steward',
      library: { standardId: 'per-kelurahan', n: 3 },
    });
  });

  test('shows it to insiders beside the one in force until an upload brings it into force', async () => {
    const { ask } = desk({ datasets: [aDataset()], standards: [inForce], library: [kept] });
    await ask(operator, take);
    expect((await ask(operator, shown)).body).toMatchObject({ n: 1, proposed: { n: 2, library: { n: 3 } } });
    expect((await ask(anonymous, shown)).body).not.toHaveProperty('proposed');
  });

  test('gives its template to insiders, made from the copy', async () => {
    const { ask, published } = desk({ datasets: [aDataset()], standards: [inForce], library: [kept] });
    await ask(operator, take);
    await ask(operator, { operation: 'getTemplate', params: take.params });
    await ask(anonymous, { operation: 'getTemplate', params: take.params });
    expect(published.keys().map((key) => key.split('/').at(-1)?.split('-')[0])).toEqual(['1', '2']);
  });

  test.each([
    ['one that is not there', { library: { standardId: 'tidak-ada' } }, 'library.standardId'],
    ['one with columns beside it', { library: params, ...standard }, 'library'],
    ['neither', {}, 'fields'],
  ])('is 400 with %s', async (_, body, where) => {
    const { ask } = desk({ datasets: [aDraft()], library: [kept] });
    const reply = await ask(operator, { ...take, body });
    expect([reply.status, reply.body.violations]).toEqual([400, [{ where, what: expect.any(String) }]]);
  });
});

describe('a standard that refers to another dataset', () => {
  const foreign = { ...standard, foreignKeys: [{ fields: ['kelurahan'], reference: { resource: 'daftar-kelurahan', fields: ['nama'] } }] };
  const set = { ...take, body: foreign } as const;
  const target = (changes: Parameters<typeof aDataset>[0]) => aDataset({ datasetId: 'daftar-kelurahan', opdId: otherOpd, ...changes });
  const ofTarget: Standard = { ...inForce, datasetId: 'daftar-kelurahan', fields: [{ name: 'nama', type: 'string' }] };

  test('is taken where the OPD may read that one', async () => {
    const { ask } = desk({ datasets: [aDraft(), target({})], standards: [ofTarget] });
    expect((await ask(operator, set)).status).toBe(200);
  });

  test('is refused in the same words whether that one is closed or not there', async () => {
    const closed = await desk({ datasets: [aDraft(), target({ access: 'closed' })], standards: [ofTarget] }).ask(operator, set);
    const absent = await desk({ datasets: [aDraft()] }).ask(operator, set);
    expect(closed.status).toBe(400);
    expect(closed.body.violations).toEqual(absent.body.violations);
  });

  test('is asked about with one read for all that it names, which ever exist, and refused at the pace of a "not found"', async () => {
    const waits = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    // The clock stands, so that a busy machine is never too late to wait.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const names = ['daftar-kelurahan', 'daftar-lain', 'daftar-kelurahan', ...Array.from({ length: 7 }, (_, n) => `daftar-${n}`)];
    const foreignKeys = names.map((resource) => ({ fields: ['kelurahan'], reference: { resource, fields: ['nama'] } }));
    const reads: unknown[] = [];
    for (const hidden of [
      [],
      [target({ access: 'closed' })],
      [target({ access: 'closed' }), target({ datasetId: 'daftar-lain', state: 'draft' })],
    ]) {
      const seeded = desk({ datasets: [aDraft(), ...hidden] });
      const { load } = seeded.datasets;
      const asked: unknown[] = [];
      seeded.datasets.load = async (ids) => {
        asked.push([...ids]);
        return load(ids);
      };
      expect((await seeded.ask(operator, { ...take, body: { ...standard, foreignKeys } })).status).toBe(400);
      reads.push(asked);
    }
    expect(reads).toEqual(reads.map(() => [[...new Set(names)]]));
    expect(waits.mock.calls).toHaveLength(3);
    waits.mockClear();
    const own = { fields: ['kelurahan'], reference: { fields: ['nama'] } };
    expect((await desk({ datasets: [aDraft()] }).ask(operator, { ...take, body: { ...standard, foreignKeys: [own] } })).status).toBe(400);
    expect(waits.mock.calls).toHaveLength(0);
    waits.mockRestore();
    clock.mockRestore();
  });

  test('is refused where that one has no such column', async () => {
    const { ask } = desk({ datasets: [aDraft(), target({})], standards: [inForce, { ...ofTarget, fields: inForce.fields }] });
    const { body } = await ask(operator, set);
    expect(body.violations).toEqual([
      { where: 'foreignKeys.0.reference.fields', what: 'dataset daftar-kelurahan tidak mempunyai kolom nama' },
    ]);
  });

  test('hides the key from anyone who may not see that one, as in the library', async () => {
    const datasets = [aDataset(), target({ access: 'closed', opdId: aDataset().opdId })];
    const { foreignKeys } = foreign;
    const { ask } = desk({
      datasets,
      standards: [{ ...inForce, foreignKeys }],
      library: [{ ...kept, content: { ...kept.content, foreignKeys } }],
    });
    expect((await ask(operator, shown)).body.foreignKeys).toEqual(foreignKeys);
    expect(JSON.stringify((await ask(anonymous, shown)).body)).not.toContain('daftar-kelurahan');
    expect(JSON.stringify((await ask(anonymous, get)).body)).not.toContain('daftar-kelurahan');
    expect(JSON.stringify((await ask(steward, get)).body)).toContain('daftar-kelurahan');
  });
});
