import { describe, expect, test } from 'vitest';
import type { AccessDecision } from '../../functions/model/access-request.ts';
import { isWhole } from '../../functions/model/grant.ts';
import { scopeOf } from '../../functions/rows/grant-scope.ts';
import { anAccessRequest, requestIds } from '../fakes/access-requests.ts';
import { aDataset } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import { principalOf } from '../fakes/principals.ts';
import { account, byRequest, datasetId, decide, grantsFunction, noon, places } from './grants-function.ts';

const head = principalOf('head');
const grant = (body: object = {}) => decide(requestIds[0], { decision: 'grant', ...body });
const refuse = decide(requestIds[0], { decision: 'refuse', reasons: ['Tujuannya belum jelas'] });
const waiting = () => grantsFunction({ requests: [anAccessRequest()] });

describe('granting', () => {
  test('makes the grant before the answer, takes the request off the list, and keeps the decision', async () => {
    const { ask, grants, requests } = waiting();
    const { status, body } = await ask(head, grant({ until: '2027-03-31', reasons: ['Sesuai tugasnya'] }));
    const decision = { decision: 'grant', reasons: ['Sesuai tugasnya'], by: 'sub-head', at: noon, until: '2027-03-31T17:00:00.000Z' };
    expect([status, body]).toMatchObject([200, { state: 'granted', decision, grant: { isLive: true, isWhole: true } }]);
    expect(body).not.toHaveProperty('replaced');
    expect(await grants.get(datasetId, 'banten')).toEqual({
      datasetId,
      institution: 'banten',
      purpose: 'verifikasi-bantuan',
      legalBasis: 'Perpres 39/2019',
      until: '2027-03-31T17:00:00.000Z',
      requestId: requestIds[0],
      grantedBy: 'sub-head',
      grantedAt: noon,
    });
    expect(requests.waiting.size).toBe(0);
    expect(await requests.get(datasetId, requestIds[0])).toMatchObject({ state: 'granted', decision, revision: 2 });
  });

  test('without an end is a standing grant: a month, renewable up to what was asked', async () => {
    const { ask, grants } = waiting();
    await ask(head, grant());
    expect(await grants.get(datasetId, 'banten')).toMatchObject({
      until: '2026-12-24T17:00:00.000Z',
      renewableUntil: '2027-06-30T17:00:00.000Z',
    });
  });

  test('without an end, where the one that was asked is nearer than a month, ends there and is not renewable', async () => {
    for (const until of ['2026-12-01T17:00:00.000Z', '2026-12-24T17:00:00.000Z']) {
      const { ask, grants } = grantsFunction({ requests: [anAccessRequest({ until })] });
      await ask(head, grant());
      const made = await grants.get(datasetId, 'banten');
      expect([made?.until, made?.renewableUntil]).toEqual([until, undefined]);
    }
  });

  test('leaves out what the head narrows, beside what was asked', async () => {
    const { ask, grants } = grantsFunction({
      requests: [anAccessRequest({ columns: ['nik', 'nama'], officers: ['sub-1', 'sub-2'], area: '36.71.01' })],
    });
    const { body } = await ask(head, grant({ withoutColumns: ['nik'], officers: ['sub-2'], area: '3671011001' }));
    const scope = { columns: ['nama'], withoutColumns: ['nik'], officers: ['sub-2'], area: '36.71.01.1001' };
    expect(body.grant).toMatchObject({ ...scope, isWhole: false });
    expect(await grants.get(datasetId, 'banten')).toMatchObject(scope);
  });

  test('shows nothing new under a later standard where columns were left out, and all of it where none was', async () => {
    const field = (name: string) => ({ name, type: 'string' }) as const;
    const later = ['nomor_induk', 'nama', 'kode_kecamatan', 'alamat'].map(field);
    const seen = async (body: object, asked: object = {}) => {
      const { ask, grants } = grantsFunction({ requests: [anAccessRequest(asked)] });
      expect((await ask(head, grant(body))).status).toBe(200);
      const made = await grants.get(datasetId, 'banten');
      const scope = made && scopeOf(made, later, later);
      return [made && isWhole(made), scope?.ok && scope.fields.map(({ name }) => name)];
    };
    expect(await seen({ withoutColumns: ['nik'] })).toEqual([false, ['nama', 'kode_kecamatan']]);
    expect(await seen({ withoutColumns: ['nik'] }, { columns: ['nik', 'nama'] })).toEqual([false, ['nama']]);
    expect(await seen({})).toEqual([true, ['nomor_induk', 'nama', 'kode_kecamatan', 'alamat']]);
  });

  test('keeps what was asked where the head narrows nothing, and names officers and an area where nobody did', async () => {
    const asked = { columns: ['nama'], officers: ['sub-1'], area: '36.71.01' };
    const narrow = grantsFunction({ requests: [anAccessRequest(asked)] });
    await narrow.ask(head, grant());
    expect(await narrow.grants.get(datasetId, 'banten')).toMatchObject(asked);
    const { ask, grants } = waiting();
    await ask(head, grant({ officers: ['sub-9'], area: '36.71.02' }));
    expect(await grants.get(datasetId, 'banten')).toMatchObject({ officers: ['sub-9'], area: '36.71.02' });
  });

  test.each([
    ['a later end', { until: '2027-07-01' }, ['until'], 'melebihi yang dimohon'],
    ['an end that is over', { until: '2026-11-23' }, ['until'], 'sudah lewat'],
    ['this very moment', { until: noon }, ['until'], 'sudah lewat'],
    ['another officer', { officers: ['sub-1', 'sub-3'] }, ['officers'], 'tidak dimohonkan'],
    ['an address as officer', { officers: ['ani@bantenprov.go.id'] }, ['officers.0'], 'bukan nomor akun'],
    ['another area', { area: '36.71.02' }, ['area'], 'di luar wilayah'],
    ['an area that is none', { area: '36.71.99' }, ['area'], 'di kota ini'],
    ['a column that is not there', { withoutColumns: ['nama', 'gaji'] }, ['withoutColumns.1'], 'nik, nama'],
    ['no column left', { withoutColumns: ['nik', 'nama'] }, ['withoutColumns'], 'tidak menyisakan'],
    ['a NIK among the reasons', { reasons: ['3671014505900001'] }, ['reasons.0'], 'berbentuk NIK'],
  ])('never widens: 400 with %s', async (_, body, where, words) => {
    const asked = anAccessRequest({ columns: ['nik', 'nama'], officers: ['sub-1', 'sub-2'], area: '36.71.01' });
    const { ask, grants, requests } = grantsFunction({ requests: [asked] });
    const reply = await ask(head, grant(body));
    expect([reply.status, places(reply), reply.body.detail]).toEqual([400, where, expect.stringContaining(words)]);
    expect([await requests.get(datasetId, requestIds[0]), grants.grants.size]).toEqual([asked, 0]);
  });

  test('is 409 once the end that was asked is over, and where the data is not shared by request any more', async () => {
    const late = grantsFunction({ requests: [anAccessRequest({ until: noon })] });
    expect((await late.ask(head, grant())).status).toBe(409);
    const opened = grantsFunction({ datasets: [aDataset()], requests: [anAccessRequest()] });
    expect((await opened.ask(head, grant())).status).toBe(409);
    expect((await opened.ask(head, refuse)).status).toBe(200);
  });

  test('replaces the institution’s grant, and says which', async () => {
    const before = aGrant({ until: '2026-12-31T17:00:00.000Z' });
    const { ask, grants } = grantsFunction({ requests: [anAccessRequest()], grants: [before] });
    const { body } = await ask(head, grant());
    expect(body.replaced).toEqual({ requestId: before.requestId, until: before.until });
    expect((await grants.get(datasetId, 'banten'))?.requestId).toBe(requestIds[0]);
  });

  test('says of a grant that ran out or was revoked not that it was replaced', async () => {
    for (const ended of [{ until: noon }, { revoked: { at: '2026-11-21T02:00:00.000Z', by: 'sub-head' } }]) {
      const { ask } = grantsFunction({ requests: [anAccessRequest()], grants: [aGrant(ended)] });
      expect((await ask(head, grant())).body).not.toHaveProperty('replaced');
    }
  });
});

describe('since the data was closed and opened by request again', () => {
  const closedAt = (grantsFrom: string) => [{ ...byRequest, grantsFrom }];

  test('a decision from before is finished without making a live grant, and says so', async () => {
    const decision: AccessDecision = { decision: 'grant', reasons: [], by: 'sub-head', at: '2026-11-21T02:00:00.000Z' };
    const decided = anAccessRequest({ state: 'granted', decision, revision: 2 });
    const { ask } = grantsFunction({ datasets: closedAt('2026-11-22T02:00:00.000Z'), requests: [decided] });
    expect((await ask(head, grant())).body.grant).toMatchObject({ isLive: false });
  });

  test('a new grant is live, and replaces none that the closing ended', async () => {
    const { ask } = grantsFunction({ datasets: closedAt('2026-11-22T02:00:00.000Z'), requests: [anAccessRequest()], grants: [aGrant()] });
    const { body } = await ask(head, grant());
    expect(body.grant).toMatchObject({ isLive: true });
    expect(body).not.toHaveProperty('replaced');
  });
});

describe('an answer that an Idempotency-Key replays', () => {
  test('holds no rows and no link, and gives no grant back that was revoked since', async () => {
    const { ask, grants } = waiting();
    const keyed = { ...grant({ withoutColumns: ['nik'] }), headers: { 'Idempotency-Key': ['kunci-1'] } };
    const first = await ask(head, keyed);
    await ask(head, { operation: 'revokeGrant', params: { datasetId, institution: 'banten' } });
    expect(await ask(head, keyed)).toEqual(first);
    expect((await grants.get(datasetId, 'banten'))?.revoked).toBeDefined();
    expect(JSON.stringify(first.body)).not.toMatch(/https?:|X-Amz|"items"/);
  });
});

describe('refusing', () => {
  test('keeps the reasons, and makes no grant', async () => {
    const { ask, grants, requests } = waiting();
    const { status, body } = await ask(head, refuse);
    expect([status, body.state, body.decision]).toMatchObject([
      200,
      'refused',
      { reasons: ['Tujuannya belum jelas'], by: 'sub-head', at: noon },
    ]);
    expect(body).not.toHaveProperty('grant');
    expect([grants.grants.size, requests.waiting.size]).toEqual([0, 0]);
  });

  test('says why, and narrows nothing', async () => {
    const { ask } = waiting();
    expect(places(await ask(head, decide(requestIds[0], { decision: 'refuse' })))).toEqual(['reasons']);
    const needless = decide(requestIds[0], { decision: 'refuse', reasons: ['x'], until: '2027-01-01', withoutColumns: ['nik'] });
    expect(places(await ask(head, needless))).toEqual(['until', 'withoutColumns']);
  });
});

describe('a decision', () => {
  test('is the head’s of the owning OPD alone', async () => {
    const { ask } = waiting();
    for (const name of ['operator', 'steward', 'member', 'other-head'] as const)
      expect((await ask(principalOf(name), grant())).status).toBe(403);
  });

  test('is not theirs who asked: four eyes', async () => {
    const { ask, requests } = waiting();
    const reply = await ask(account('sub-member', 'pj:dinsos'), grant());
    expect([reply.status, reply.body.detail]).toEqual([403, expect.stringContaining('penanggung jawab yang lain')]);
    expect((await requests.get(datasetId, requestIds[0]))?.state).toBe('waiting');
  });

  test('on a request that is not there is 404', async () => {
    expect((await waiting().ask(head, decide(requestIds[2], { decision: 'grant' }))).status).toBe(404);
  });

  test('stands: the same again gives the same, however it is written, and the other is 409', async () => {
    const granted = waiting();
    const given = { until: '2027-03-31', withoutColumns: ['nik', 'nama'], area: '36.71.01', officers: ['sub-2', 'sub-1'] };
    const first = await granted.ask(head, grant(given));
    expect(first.status).toBe(200);
    const again = { until: '2027-03-31T17:00:00Z', withoutColumns: ['nama', 'nik'], area: '367101', officers: ['sub-1', 'sub-2'] };
    expect(await granted.ask(account('sub-other-head', 'pj:dinsos'), grant(again))).toEqual(first);
    expect((await granted.ask(head, refuse)).status).toBe(409);
    const refused = waiting();
    await refused.ask(head, refuse);
    expect((await refused.ask(head, grant())).status).toBe(409);
    expect(refused.grants.grants.size).toBe(0);
  });

  test.each([
    ['an end', {}, { until: '2027-03-31' }, 'diperpanjang berkala'],
    ['no end', { until: '2027-03-31' }, {}, 'sampai 31 Maret 2027'],
    ['columns left out', {}, { withoutColumns: ['nik'] }, 'semua kolom yang dimohon'],
    ['other columns left out', { withoutColumns: ['nik'] }, { withoutColumns: ['nama'] }, 'tanpa kolom nik\\.'],
    ['an area', {}, { area: '36.71.01' }, 'Yang berlaku'],
    ['another area', { area: '36.71.01' }, { area: '36.71.02' }, 'untuk wilayah 36.71.01'],
    ['officers', {}, { officers: ['sub-1'] }, 'Yang berlaku'],
    ['no officers', { officers: ['sub-1', 'sub-2'] }, {}, 'untuk 2 petugas'],
  ])('of another head with %s is 409 that says what stands', async (_, first, second, words) => {
    const { ask, grants } = waiting();
    await ask(head, grant(first));
    const standing = await grants.get(datasetId, 'banten');
    const reply = await ask(account('sub-other-head', 'pj:dinsos'), grant(second));
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringMatching(words)]);
    expect(await grants.get(datasetId, 'banten')).toEqual(standing);
  });

  test('on a request that was taken back is 409', async () => {
    const { ask } = grantsFunction({ requests: [anAccessRequest({ state: 'withdrawn' })] });
    for (const decision of [grant(), refuse]) expect((await ask(head, decision)).status).toBe(409);
  });

  test('that crashed before the grant was made is finished by the same again, with the time that it was decided', async () => {
    const { ask, grants, requests, clock } = waiting();
    const { put } = grants;
    grants.put = async () => {
      throw new Error('the table can not be written');
    };
    expect((await ask(head, grant())).status).toBe(500);
    expect([(await requests.get(datasetId, requestIds[0]))?.state, grants.grants.size]).toEqual(['granted', 0]);
    grants.put = put;
    clock.now = new Date('2026-11-25T05:00:00.000Z');
    expect((await ask(head, grant())).status).toBe(200);
    expect(await grants.get(datasetId, 'banten')).toMatchObject({ grantedAt: noon, until: '2026-12-24T17:00:00.000Z' });
    expect(requests.waiting.size).toBe(0);
  });

  test('that is finished late brings no revoked grant back', async () => {
    const { ask, grants, clock } = waiting();
    await ask(head, grant());
    clock.now = new Date('2026-11-24T06:00:00.000Z');
    await ask(head, { operation: 'revokeGrant', params: { datasetId, institution: 'banten' } });
    const again = await ask(head, grant());
    expect([again.status, again.body.grant]).toMatchObject([200, { isLive: false, revoked: { by: 'sub-head' } }]);
    expect((await grants.get(datasetId, 'banten'))?.revoked).toBeDefined();
  });

  test('of two heads at the same moment is carried out one way alone', async () => {
    const { ask, requests, grants } = waiting();
    const { settle } = requests;
    requests.settle = async (one) => {
      requests.settle = settle;
      expect((await ask(account('sub-other-head', 'pj:dinsos'), refuse)).status).toBe(200);
      return settle(one);
    };
    expect((await ask(head, grant())).status).toBe(409);
    expect([(await requests.get(datasetId, requestIds[0]))?.state, grants.grants.size]).toEqual(['refused', 0]);
  });

  test('is taken on the dataset as it stands: no longer the OPD’s to decide where it is another’s', async () => {
    const { ask, datasets } = waiting();
    datasets.put({ ...byRequest, opdId: 'dinkes' });
    expect((await ask(head, grant())).status).toBe(403);
  });
});
