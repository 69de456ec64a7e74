import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { AccessDecision } from '../../functions/model/access-request.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anAccessRequest, requestIds } from '../fakes/access-requests.ts';
import { aDataset, aDraft, anExemption } from '../fakes/datasets.ts';
import { principalOf } from '../fakes/principals.ts';
import { account, byRequest, datasetId, decide, grantsFunction, places, request } from './grants-function.ts';

const [member, steward] = [principalOf('member'), principalOf('steward')];
const aNik = '3671014505900001';

describe('asking for access', () => {
  test('keeps what was asked, on whose behalf, and until when: the midnight after the day that was named', async () => {
    const { ask, requests } = grantsFunction();
    const given = { officers: ['sub-member'], columns: ['nama', 'kode_kecamatan'], area: '367101' };
    const { status, body } = await ask(member, request(given));
    expect([status, body]).toEqual([
      201,
      {
        datasetId,
        opdId: 'dinsos',
        requestId: '01KAM0000000000000000000N0',
        institution: 'banten',
        requestedBy: { sub: 'sub-member', name: 'member' },
        requestedAt: '2026-11-24T05:00:00.000Z',
        purpose: 'verifikasi-bantuan',
        legalBasis: 'Perpres 39/2019',
        until: '2027-06-30T17:00:00.000Z',
        ...given,
        area: '36.71.01',
        state: 'waiting',
        message: expect.stringContaining('Menunggu'),
      },
    ]);
    expect(await requests.get(datasetId, String(body.requestId))).toMatchObject({ state: 'waiting', revision: 1 });
  });

  test('stands on the head’s list before it is kept: what crashes between is passed over, not lost', async () => {
    const { ask, requests } = grantsFunction();
    const steps: string[] = [];
    const { enqueue, create } = requests;
    requests.enqueue = async (entry) => {
      steps.push('list');
      return enqueue(entry);
    };
    requests.create = async (one) => {
      steps.push('keep');
      return create(one);
    };
    await ask(member, request());
    expect(steps).toEqual(['list', 'keep']);
  });

  test.each<[string, Dataset, RegExp]>([
    ['open', aDataset(), /terbuka/],
    ['shared with government', aDataset({ access: 'limited', sharing: 'government' }), /semua instansi/],
    ['closed', aDataset({ access: 'closed', exemption: anExemption }), /tertutup/],
    ['not published yet', aDraft(), /belum terbit/],
    ['withdrawn', { ...byRequest, state: 'withdrawn' }, /ditarik/],
  ])('is 409 with the reason where the data is %s', async (_, dataset, words) => {
    const { status, body } = await grantsFunction({ datasets: [dataset] }).ask(steward, request());
    expect([status, body.detail]).toEqual([409, expect.stringMatching(words)]);
  });

  test('is 409 for the owning OPD, which reads already', async () => {
    const { ask } = grantsFunction();
    for (const owner of ['operator', 'head'] as const) {
      const { status, body } = await ask(principalOf(owner), request());
      expect([status, body.detail]).toEqual([409, expect.stringContaining('milik OPD Anda')]);
    }
  });

  test('is for members of an institution alone, and for nobody where the data may not be known', async () => {
    const { ask } = grantsFunction();
    expect((await ask(principalOf('overseer'), request())).status).toBe(403);
    expect((await ask(principalOf('citizen'), request())).status).toBe(403);
    const closed = grantsFunction({ datasets: [aDataset({ access: 'closed', exemption: anExemption, oncePublic: false })] });
    expect((await closed.ask(member, request())).status).toBe(404);
    expect((await grantsFunction({ datasets: [] }).ask(member, request())).status).toBe(404);
  });

  test('is on behalf of the institution that is named, which must be one’s own', async () => {
    const both = account('sub-two', 'instansi:banten', 'operator:dinkes');
    const { ask } = grantsFunction();
    const unnamed = await ask(both, request());
    expect([unnamed.status, places(unnamed), String(unnamed.body.detail)]).toEqual([
      400,
      ['institution'],
      expect.stringContaining('banten, dinkes'),
    ]);
    expect((await ask(both, request({ institution: 'kemensos' }))).status).toBe(403);
    expect((await ask(both, request({ institution: 'dinkes' }))).body.institution).toBe('dinkes');
    expect((await ask(both, request({ institution: 'banten' }))).body.institution).toBe('banten');
  });

  test.each([
    ['a purpose that the city has not', { purpose: 'iseng' }, ['purpose'], 'verifikasi-bantuan (Verifikasi penerima bantuan), pengaduan'],
    ['a time that is over', { until: '2026-11-23' }, ['until'], 'sudah lewat'],
    ['this very moment', { until: '2026-11-24T05:00:00Z' }, ['until'], 'sudah lewat'],
    ['more than a year', { until: '2027-11-26' }, ['until'], `${limits.maxGrantDays} hari`],
    ['a column that is not there', { columns: ['nama', 'gaji'] }, ['columns.1'], 'nik, nama, kode_kecamatan'],
    ['no column at all', { columns: [] }, ['columns'], 'paling sedikit 1'],
    ['an area outside the city', { area: '31.71.01' }, ['area'], 'di kota ini'],
    ['a whole city as area', { area: '36.71.' }, ['area'], 'di kota ini'],
    ['no officer at all', { officers: [] }, ['officers'], 'paling sedikit 1'],
    ['an address as officer', { officers: ['sub-member', 'ani@bantenprov.go.id'] }, ['officers.1'], 'melihat nomornya sendiri'],
    ['a name as officer', { officers: ['Siti Aminah'] }, ['officers.0'], 'bukan nomor akun'],
    ['a NIK as legal basis', { legalBasis: `Surat ${aNik}` }, ['legalBasis'], 'berbentuk NIK'],
    ['a NIK as officer', { officers: [aNik] }, ['officers.0'], 'berbentuk NIK'],
    ['a NIK as purpose', { purpose: aNik }, ['purpose'], 'berbentuk NIK'],
    ['something unknown', { urgent: true }, ['urgent'], 'tidak dikenal'],
  ])('is 400 with %s, its place named and what was sent not repeated', async (_, body, where, words) => {
    const reply = await grantsFunction().ask(member, request(body));
    expect([reply.status, places(reply)]).toEqual([400, where]);
    expect(reply.body.detail).toContain(words);
    expect(JSON.stringify(reply.body)).not.toMatch(/gaji|iseng|ani@|Aminah|3671014505900001/);
  });

  test('takes a year to the day, and a village of the city', async () => {
    const { status, body } = await grantsFunction().ask(member, request({ until: '2027-11-24', area: '36.71.01.1001' }));
    expect([status, body.until, body.area]).toEqual([201, '2027-11-24T17:00:00.000Z', '36.71.01.1001']);
  });

  test('is 400 with an area that no column can tell rows by, whether asked or granted', async () => {
    const byDistrict = [{ name: 'kode', type: 'string', referenceCodes: 'kemendagri-kecamatan' } as const];
    for (const [fields, area] of [
      [[{ name: 'nama', type: 'string' } as const], '36.71.01'],
      [byDistrict, '36.71.01.1001'],
    ] as const) {
      const { ask } = grantsFunction({ fields: [...fields], requests: [anAccessRequest({ institution: 'kemensos' })] });
      const reply = await ask(member, request({ area }));
      expect([reply.status, places(reply), reply.body.detail]).toEqual([400, ['area'], expect.stringContaining('kolom kode wilayah')]);
      expect(places(await ask(principalOf('head'), decide(requestIds[0], { decision: 'grant', area })))).toEqual(['area']);
    }
    expect((await grantsFunction({ fields: byDistrict }).ask(member, request({ area: '36.71.01' }))).status).toBe(201);
  });

  test('is 409 while another of the institution waits, which it names; not for another institution or dataset', async () => {
    const other = { ...byRequest, datasetId: 'penerima-bansos-lama' };
    const { ask } = grantsFunction({ datasets: [byRequest, other], requests: [anAccessRequest()] });
    const again = await ask(account('sub-colleague', 'instansi:banten'), request());
    expect([again.status, again.body.requestId]).toEqual([409, requestIds[0]]);
    expect((await ask(principalOf('other-operator'), request())).status).toBe(201);
    expect((await ask(member, { ...request(), params: { datasetId: other.datasetId } })).status).toBe(201);
  });

  test('goes on where what the list still holds is decided or was never kept', async () => {
    const { ask, requests } = grantsFunction({ requests: [anAccessRequest({ state: 'withdrawn' })] });
    await requests.enqueue(anAccessRequest());
    await requests.enqueue(anAccessRequest({ requestId: requestIds[1] }));
    expect((await ask(member, request())).status).toBe(201);
  });
});

describe('taking a request back', () => {
  const withdraw = (requestId: string = requestIds[0]) => ({ operation: 'withdrawRequest', params: { datasetId, requestId } }) as const;

  test('is done by the one who asked, off the head’s list, and again changes nothing', async () => {
    const { ask, requests } = grantsFunction({ requests: [anAccessRequest()] });
    const first = await ask(member, withdraw());
    expect([first.status, first.body.state, first.body.withdrawnAt]).toEqual([200, 'withdrawn', '2026-11-24T05:00:00.000Z']);
    expect(requests.waiting.size).toBe(0);
    expect((await ask(member, withdraw())).body).toEqual(first.body);
  });

  test('is 403 for a colleague, and the same 404 for another institution as where there is none', async () => {
    const { ask } = grantsFunction({ requests: [anAccessRequest()] });
    expect((await ask(account('sub-colleague', 'instansi:banten'), withdraw())).status).toBe(403);
    const others = await ask(principalOf('other-operator'), withdraw());
    const none = await ask(principalOf('other-operator'), withdraw(requestIds[2]));
    expect([others.status, others.body]).toEqual([404, none.body]);
  });

  test('is 409 once it is decided, also where that happens at the same moment', async () => {
    const decision: AccessDecision = { decision: 'refuse', reasons: ['Tidak perlu'], by: 'sub-head', at: '2026-11-21T02:00:00.000Z' };
    const refused = anAccessRequest({ state: 'refused', decision, revision: 2 });
    expect((await grantsFunction({ requests: [refused] }).ask(member, withdraw())).status).toBe(409);
    const { ask, requests } = grantsFunction({ requests: [anAccessRequest()] });
    const { settle } = requests;
    requests.settle = async (one) => {
      await settle(refused);
      return settle(one);
    };
    expect((await ask(member, withdraw())).status).toBe(409);
    expect((await requests.get(datasetId, requestIds[0]))?.state).toBe('refused');
  });
});

describe('asking and taking back', () => {
  const day = 24 * 60 * 60 * 1000;
  const past = (count: number, from: number, institution = 'banten') =>
    Array.from({ length: count }, (_, place) =>
      anAccessRequest({
        requestId: `01KAM000000000000000000${String(place).padStart(3, '0')}`,
        institution,
        state: 'withdrawn',
        requestedAt: new Date(from + place).toISOString(),
      }),
    );
  const now = Date.parse('2026-11-24T05:00:00.000Z');

  test('is 429 after so many in a day, with the time to wait, and keeps nothing', async () => {
    const { ask, requests } = grantsFunction({ requests: past(limits.maxAccessRequestsPerDay, now - day + 5_000) });
    const { status, body } = await ask(member, request());
    expect([status, body.code, body.detail]).toEqual([429, 'too-many-requests', expect.stringContaining('sesudah 24 Nov 2026, 12.00 WIB')]);
    expect([requests.requests.size, requests.waiting.size]).toEqual([limits.maxAccessRequestsPerDay, 0]);
  });

  test('is free again a day later, below so many, and for another institution', async () => {
    const most = limits.maxAccessRequestsPerDay;
    for (const requests of [past(most, now - day), past(most - 1, now - 60_000), past(most, now - 60_000, 'kemensos')]) {
      expect((await grantsFunction({ requests }).ask(member, request())).status).toBe(201);
    }
  });
});
