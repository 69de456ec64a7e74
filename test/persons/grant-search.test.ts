import { beforeEach, describe, expect, test } from 'vitest';
import type { Principal } from '../../functions/model/principal.ts';
import type { SearchGrant } from '../../functions/model/search-grant.ts';
import { grantSearch, listSearchGrants, revokeSearch, searchGrantOf } from '../../functions/persons/grant-search.ts';
import { memorySearchGrants } from '../fakes/memory-search.ts';
import { bare, headOf, opdsInTime } from './case-city.ts';

const now = new Date('2026-09-15T05:00:00.000Z');
const reason = 'Petugas loket Cipondoh';
const aGrant: SearchGrant = {
  ...{ opdId: 'dinsos', sub: 'loket', until: '2026-12-31T17:00:00.000Z', reason },
  ...{ grantedBy: 'dinsos-pj', grantedAt: '2026-09-01T05:00:00.000Z' },
};
const params = { opdId: 'dinsos', sub: 'loket' };

let searchGrants: ReturnType<typeof memorySearchGrants>;
/** Here it is Dinsos that keeps the register. */
const ports = () => ({ searchGrants, city: { registerOpd: 'dinsos', opds: opdsInTime } });
type Asked = { readonly by?: Principal; readonly ifMatch?: number; readonly at?: Date; readonly opdId?: string };
const asking = ({ by = headOf('dinsos'), ifMatch, at = now }: Asked) => ({ ...bare, principal: by, ifMatch, now: at });
const permit = ({ opdId = 'dinsos', ...asked }: Asked = {}, until = '2026-12-31') =>
  grantSearch(ports())({ operation: 'grantSearch', ...asking(asked), params: { ...params, opdId }, body: { until, reason } });
const revoke = ({ opdId = 'dinsos', ...asked }: Asked = {}) =>
  revokeSearch(ports())({ operation: 'revokeSearch', ...asking(asked), params: { ...params, opdId }, body: undefined });
const list = ({ opdId = 'dinsos', ...asked }: Asked = {}) =>
  listSearchGrants(ports())({ operation: 'listSearchGrants', ...asking(asked), params: { opdId }, body: undefined });
const standing = () => [...searchGrants.grants.values()];
beforeEach(() => {
  searchGrants = memorySearchGrants();
});

describe('permissions to search without a NIK', () => {
  test('are listed, given and taken by the head of the register’s OPD alone: to others nothing is shown or changed', async () => {
    await searchGrants.put(aGrant);
    const by = headOf('dinkes');
    for (const answer of [await list({ by }), await permit({ by }), await revoke({ by })])
      expect(answer).toMatchObject({
        status: 403,
        detail: 'Izin mencari tanpa NIK hanya diberikan oleh penanggung jawab register penduduk.',
        log: { decision: 'deny', rule: 'persons/grant-search', reason: 'not the head of the OPD' },
      });
    expect(standing()).toEqual([aGrant]);
  });

  test('are nothing that the head of another OPD has to give, for their own either', async () => {
    const asked = { by: headOf('dinkes'), opdId: 'dinkes' };
    for (const answer of [await list(asked), await permit(asked), await revoke(asked)])
      expect(answer).toMatchObject({
        status: 409,
        detail: 'Izin mencari tanpa NIK diberikan oleh penanggung jawab OPD yang memegang register penduduk; OPD ini tidak memegangnya.',
      });
    expect(standing()).toEqual([]);
  });

  test('are 412 over a state that the head names, since they have none, and stay as they are', async () => {
    await searchGrants.put(aGrant);
    expect([await permit({ ifMatch: 1 }), await revoke({ ifMatch: 1 })]).toMatchObject([{ status: 412 }, { status: 412 }]);
    expect(standing()).toEqual([aGrant]);
  });

  test('say since when one is taken back, and nothing of the kind of one that serves', async () => {
    await permit();
    expect(await list()).toMatchObject({ body: { items: [{ sub: 'loket', isLive: true }] } });
    expect(JSON.stringify(await list())).not.toContain('revokedAt');
    expect(await revoke()).toMatchObject({ status: 200, body: { revokedAt: now.toISOString(), isLive: false } });
    await revoke({ at: new Date('2026-09-16T05:00:00.000Z') });
    expect(await list()).toMatchObject({ body: { items: [{ sub: 'loket', revokedAt: now.toISOString(), isLive: false }] } });
  });

  test('that nobody gave can’t be taken back', async () => {
    expect(await revoke()).toMatchObject({
      ...{ status: 404, code: 'not-found' },
      detail: 'Petugas ini tidak mempunyai izin mencari tanpa NIK.',
    });
    expect(standing()).toEqual([]);
  });

  test('that an OPD gave before it went into this one serve here, and end here', async () => {
    await searchGrants.put({ ...aGrant, opdId: 'disnaker' });
    expect(await searchGrantOf(ports(), 'dinsos', 'loket')).toMatchObject({ opdId: 'disnaker' });
    expect(await revoke()).toMatchObject({ status: 200, body: { isLive: false } });
    expect(await searchGrantOf(ports(), 'dinsos', 'loket')).toMatchObject({ opdId: 'dinsos', revokedAt: now.toISOString() });
  });

  test('last a year and a day to the moment, and no longer; one that is over already is refused alike', async () => {
    const lastMoment = new Date('2026-09-14T17:00:00.000Z');
    expect(await permit({ at: lastMoment }, '2027-09-15')).toMatchObject({ status: 200, body: { until: '2027-09-15T17:00:00.000Z' } });
    const soonest = new Date(lastMoment.getTime() - 1);
    // The end of that day in the city is the last moment itself.
    const over = await permit({ at: lastMoment }, '2026-09-14');
    for (const answer of [await permit({ at: soonest }, '2027-09-15'), await permit({}, '2026-09-14'), over])
      expect(answer).toMatchObject({
        status: 400,
        detail: expect.stringContaining('until: tulis tanggal yang akan datang, paling lama 366 hari dari sekarang'),
      });
  });
});
