import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Profile } from '../../functions/model/profile.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { aDataset, aDraft, anAbout, anExemption } from '../fakes/datasets.ts';
import { desk, now } from '../fakes/datasets-function.ts';
import { owningOpd, principalOf } from '../fakes/principals.ts';

const datasetId = 'penerima-bansos';
const [head, operator, steward] = [principalOf('head'), principalOf('operator'), principalOf('steward')];
const limited: Partial<Dataset> = { access: 'limited', sharing: 'by-request', oncePublic: false };
const choice = {
  subject: 'aid',
  show: 'shown',
  purposes: ['verifikasi-bantuan'],
  programme: 'program',
  amount: 'nominal',
  date: 'tanggal',
};
const put = (body: object = choice, headers?: Record<string, string[]>) =>
  ({ operation: 'setProfile', params: { datasetId }, body, ...(headers ? { headers } : {}) }) as const;
const get = { operation: 'getProfile', params: { datasetId } } as const;

const fields: Standard['fields'] = [
  { name: 'nik', type: 'string', format: 'nik' },
  { name: 'no_kk', type: 'string', format: 'kk' },
  { name: 'nama', type: 'string' },
  { name: 'tanggal_lahir', type: 'date' },
  { name: 'nik_ibu', type: 'string', format: 'nik' },
  { name: 'program', type: 'string' },
  { name: 'nominal', type: 'integer' },
  { name: 'tanggal', type: 'date' },
];
/** Of a list; the register alone may name parents by their NIK. */
const listFields = fields.filter(({ name }) => name !== 'nik_ibu');
const standard = (changes: Partial<Standard> = {}): Standard => ({
  ...{
    datasetId,
    n: 1,
    state: 'approved',
    origin: 'operator',
    fields: listFields,
    proposedAt: '2026-11-01T00:00:00.000Z',
    proposedBy: 'sub-operator',
  },
  ...changes,
});
const city = (dataset: Partial<Dataset> = {}, seeds: Omit<Parameters<typeof desk>[0], 'datasets'> = {}) =>
  desk({ datasets: [aDataset({ ...limited, ...dataset })], standards: [standard()], ...seeds });
const another = (changes: Partial<Profile> = {}): Profile => ({
  ...{ datasetId: 'rahasia-lain', opdId: 'dinkes', subject: 'health', show: 'never', purposes: [] },
  ...{ setBy: 'sub-other-head', setAt: now.toISOString(), revision: 1 },
  ...changes,
});

describe('a profile setting', () => {
  test('is set by the head, and tells the owning OPD and the steward how the dataset appears', async () => {
    const { ask, profiles } = city();
    expect((await ask(head, get)).body).toMatchObject({
      datasetId,
      mayBeRegister: false,
      columns: expect.arrayContaining([{ name: 'nik' }]),
    });
    expect((await ask(head, get)).body).not.toHaveProperty('profile');
    const set = await ask(head, put());
    const profile = { ...choice, datasetId, opdId: owningOpd, setAt: now.toISOString() };
    expect([set.status, set.body.profile, set.headers.ETag]).toEqual([200, profile, '"1"']);
    expect(await profiles.list()).toEqual([{ ...profile, setBy: 'sub-head', revision: 1 }]);
    for (const who of [head, operator, steward]) expect((await ask(who, get)).body.profile).toEqual(profile);
  });

  test('is nobody else’s to set or to see, and of a closed dataset nothing is known', async () => {
    const { ask } = city();
    for (const name of ['operator', 'steward', 'other-head', 'member', 'citizen'] as const) {
      expect([name, (await ask(principalOf(name), put())).status]).toEqual([name, 403]);
    }
    for (const name of ['other-head', 'member', 'citizen', 'helpdesk', 'auditor', 'profile-reader'] as const) {
      expect([name, (await ask(principalOf(name), get)).status]).toEqual([name, 403]);
    }
    const closed = city({ access: 'closed', exemption: anExemption });
    expect([(await closed.ask(principalOf('other-head'), get)).status, (await closed.ask(principalOf('citizen'), put())).status]).toEqual([
      404, 404,
    ]);
  });

  test('is in no metadata: getDataset answers the same before and after', async () => {
    const { ask } = city();
    const see = { operation: 'getDataset', params: { datasetId } } as const;
    const before = await Promise.all([head, steward, principalOf('citizen')].map((who) => ask(who, see)));
    await ask(head, put());
    expect(await Promise.all([head, steward, principalOf('citizen')].map((who) => ask(who, see)))).toEqual(before);
  });

  test('honours If-Match, whose tag is "0" while nothing is set', async () => {
    const { ask } = city();
    const matching = (tag: string) => put(choice, { 'If-Match': [tag] });
    expect((await ask(head, get)).headers.ETag).toBe('"0"');
    expect((await ask(head, matching('"1"'))).status).toBe(412);
    expect((await ask(head, matching('"0"'))).status).toBe(200);
    expect((await ask(head, matching('"0"'))).status).toBe(412);
    expect((await ask(head, matching('"1"'))).headers.ETag).toBe('"2"');
  });

  test.each([
    ['without', undefined, 409],
    ['with If-Match', { 'If-Match': ['"0"'] }, 412],
  ] as const)('that lost its race is refused: %s', async (_, headers, status) => {
    const { ask, profiles } = city();
    profiles.put = async () => 'stale';
    expect((await ask(head, { ...put(), ...(headers ? { headers } : {}) } as ReturnType<typeof put>)).status).toBe(status);
  });
});

describe('a choice is refused', () => {
  const refusalOf = async (body: object, dataset: Partial<Dataset> = {}, seeds: Parameters<typeof city>[1] = {}) => {
    const { ask, profiles } = city(dataset, seeds);
    const answer = await ask(head, put(body));
    if (answer.status !== 200) expect(await profiles.get(datasetId)).toBeUndefined();
    return [answer.status, answer.body.violations ?? answer.body.detail];
  };

  test.each([
    ['programme', { ...choice, programme: 'tidak_ada' }, 'tidak ada kolom bernama begitu; pilih dari: nik, no_kk'],
    ['amount', { ...choice, amount: 'nama' }, 'bukan kolom angka'],
    ['date', { ...choice, date: 'nama' }, 'bukan kolom tanggal'],
    ['purposes.0', { ...choice, purposes: ['iseng'] }, 'pilih dari: verifikasi-bantuan (Verifikasi penerima bantuan)'],
  ])('for its %s', async (where, body, what) => {
    expect(await refusalOf(body)).toEqual([400, [{ where, what: expect.stringContaining(what) }]]);
  });

  test('for a purpose that the dataset’s own processing does not name, where it names purposes of the city', async () => {
    const processing = { basis: 'x', purposes: ['pengaduan'], retentionUntil: '2030-01-01' };
    expect(await refusalOf(choice, { processing })).toMatchObject([400, [{ where: 'purposes.0' }]]);
    expect(await refusalOf({ ...choice, purposes: ['pengaduan'] }, { processing })).toEqual([200, undefined]);
    const inWords = { ...processing, purposes: ['Penyaluran bantuan'] };
    expect(await refusalOf(choice, { processing: inWords })).toEqual([200, undefined]);
  });

  test('where nobody can be found in the data, unless it appears nowhere', async () => {
    const seeds = { standards: [standard({ fields: [{ name: 'kelurahan', type: 'string' }] })] };
    const body = { subject: 'aid', show: 'in-person', purposes: [] };
    expect(await refusalOf(body, {}, seeds)).toMatchObject([400, [{ where: 'show', what: expect.stringContaining('nik atau kk') }]]);
    expect(await refusalOf({ ...body, show: 'never' }, {}, seeds)).toEqual([200, undefined]);
    expect(await refusalOf(body, {}, { standards: [] })).toEqual([400, [expect.anything()]]);
  });

  test('where it shows more than its words let, and the default is offered with the word', async () => {
    const sensitive = { title: 'Layanan korban kekerasan' };
    expect(await refusalOf(choice, sensitive)).toMatchObject([
      400,
      [{ where: 'show', what: expect.stringContaining('"kekerasan" pada judul') }],
    ]);
    expect(await refusalOf({ ...choice, show: 'in-person' }, sensitive)).toEqual([200, undefined]);
    expect(await refusalOf(choice, { title: 'Pasien rawat inap' })).toMatchObject([400, [{ where: 'show' }]]);
    const { ask } = city(sensitive);
    expect((await ask(head, get)).body.offered).toEqual({ show: 'never', because: expect.stringContaining('"kekerasan"') });
  });

  test('by the standard in force, and by the proposed one before the first review', async () => {
    const proposed = standard({ n: 2, state: 'proposed', fields: [...listFields, { name: 'bantuan_baru', type: 'string' }] });
    const body = { ...choice, programme: 'bantuan_baru' };
    expect(await refusalOf(body, {}, { standards: [standard(), proposed] })).toEqual([400, [expect.anything()]]);
    const draft = desk({ datasets: [aDraft()], standards: [proposed] });
    expect((await draft.ask(head, put(body))).status).toBe(200);
  });

  test('where a description speaks of it alone, by what ABOUT holds', async () => {
    const { ask, datasets } = city();
    datasets.put(aDataset(limited), { ...anAbout(datasetId), description: 'Termasuk peserta keluarga berencana.' });
    expect((await ask(head, put())).status).toBe(400);
  });
});

describe('the identity register', () => {
  const register = { name: 'nama', birthDate: 'tanggal_lahir', motherNik: 'nik_ibu' };
  const asRegister = { subject: 'family', show: 'in-person', purposes: [], register };
  const agreement = { number: 'PKS 1', until: '2027-12-31', elements: ['name'], purposes: [] } as const;
  const withAgreement = { registerOpd: owningOpd, registerAgreement: { ...agreement, elements: ['name'] as ['name'], purposes: [] } };

  test('is a dataset of the OPD that the city’s file names, and of no other', async () => {
    const { ask } = city({}, { standards: [standard({ fields })], city: withAgreement });
    expect((await ask(head, get)).body.mayBeRegister).toBe(true);
    const set = await ask(head, put(asRegister));
    expect([set.status, set.body.profile, set.body.notice]).toEqual([200, expect.objectContaining({ register }), undefined]);
    for (const registerOpd of ['disdukcapil', undefined]) {
      const elsewhere = city({}, { standards: [standard({ fields })], city: registerOpd === undefined ? {} : { registerOpd } });
      expect([(await elsewhere.ask(head, get)).body.mayBeRegister, (await elsewhere.ask(head, put(asRegister))).status]).toEqual([
        false,
        409,
      ]);
    }
  });

  test('is one: a second is 409 and names nothing of the first, which may be set again', async () => {
    const { ask } = city(
      {},
      { standards: [standard({ fields })], city: withAgreement, profiles: [another({ register: { name: 'nama', birthDate: 'lahir' } })] },
    );
    const refused = await ask(head, put(asRegister));
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.not.stringContaining('rahasia-lain')]);
    const alone = city({}, { standards: [standard({ fields })], city: withAgreement });
    await alone.ask(head, put(asRegister));
    expect((await alone.ask(head, put(asRegister))).status).toBe(200);
  });

  test('says that it answers nobody without an agreement, and past its end', async () => {
    const without = city({}, { standards: [standard({ fields })], city: { registerOpd: owningOpd } });
    expect((await without.ask(head, put(asRegister))).body.notice).toContain('belum mempunyai perjanjian');
    const over = city(
      {},
      {
        standards: [standard({ fields })],
        city: { ...withAgreement, registerAgreement: { ...withAgreement.registerAgreement, until: '2026-11-23' } },
      },
    );
    expect((await over.ask(head, put(asRegister))).body.notice).toContain('PKS 1 sudah berakhir');
    const today = city(
      {},
      {
        standards: [standard({ fields })],
        city: { ...withAgreement, registerAgreement: { ...withAgreement.registerAgreement, until: '2026-11-24' } },
      },
    );
    expect((await today.ask(head, put(asRegister))).body).not.toHaveProperty('notice');
  });

  test('needs a family card, NIKs where it names persons, and a date of birth', async () => {
    const { ask } = city(
      {},
      {
        city: withAgreement,
        standards: [standard({ fields: fields.filter(({ format }) => format !== 'kk') })],
      },
    );
    const wrong = { ...asRegister, register: { name: 'nama', birthDate: 'nama', motherNik: 'nama', rt: 'rt' } };
    expect((await ask(head, put(wrong))).body.violations).toMatchObject([
      { where: 'register' },
      { where: 'register.birthDate' },
      { where: 'register.rt' },
      { where: 'register.motherNik' },
    ]);
  });
});
