import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { builtCity, type FamilyCity, nik, register, registerLines } from './family-city.ts';
import { counter, protector, reader } from './persons-city.ts';

let looked: FamilyCity;
let city: FamilyCity;
beforeAll(async () => {
  looked = await builtCity();
});
beforeEach(async () => {
  city = looked;
  city.reset();
  await permit();
});

const head: Principal = { type: 'account', sub: 'capil-pj', name: 'Kepala Disdukcapil', kinds: [{ kind: 'head', opdId: 'disdukcapil' }] };
const params = { opdId: 'disdukcapil', sub: 'loket' };
const permit = (until = '2026-12-31', by = head, of = params) =>
  city.ask({ operation: 'grantSearch', params: of, body: { until, reason: 'Petugas loket Cipondoh' } }, by);
const wife = { name: 'Hj. Dewi Lestari', birthDate: '1982-06-05', kelurahan: 'CIPONDOH', reason: 'Lupa membawa KTP-el' };
const search = (changes: object = {}, by = counter) => city.ask({ operation: 'searchPersons', body: { ...wife, ...changes } }, by);
/** The receipts of one search: those of these people, and nobody's. */
const withNobody = (...niks: string[]) => [
  ...niks.map((number) => city.hashOf(number)),
  ...Array.from({ length: limits.maxSearchHits - niks.length }, () => expect.stringMatching(/^[0-9a-f]{64}$/)),
];
const nobody = { asOf: '2026-08', hits: [], isTooMany: false };

describe('searching for a person without their NIK', () => {
  test('finds who is named, born and lives so, as people write names, and leaves a receipt', async () => {
    const { status, body } = await search();
    expect([status, body]).toEqual([
      200,
      { ...nobody, hits: [{ nik: nik.wife, name: 'Dewi Lestari', birthDate: '1982-06-05', kelurahan: 'Cipondoh' }] },
    ]);
    expect(city.looks.matches).toMatchObject([
      { look: { kind: 'search', viewer: 'loket', reason: wife.reason, receipt: { is: 'shown' } }, persons: withNobody(nik.wife) },
    ]);
  });

  test.each([
    ['another name', { name: 'Dewi Anjani' }],
    ['another day', { birthDate: '1982-06-06' }],
    ['another kelurahan', { kelurahan: 'Poris' }],
  ])('finds nobody of %s, and is recorded with as many receipts of nobody', async (_, changes) => {
    expect((await search(changes)).body).toEqual(nobody);
    const [{ persons } = { persons: [] }] = city.looks.matches;
    expect(persons).toHaveLength(limits.maxSearchHits);
    expect(persons.filter((person) => Object.values(nik).some((number) => city.hashOf(number) === person))).toEqual([]);
  });

  test('answers of a locked person as of nobody, who has the receipt all the same', async () => {
    const absent = await search({ name: 'Tidak Ada' });
    await city.ask({ operation: 'lockPersons', body: { niks: [nik.wife], reason: 'Perintah perlindungan' } }, protector);
    expect((await search()).text).toBe(absent.text);
    expect(city.looks.matches.map(({ persons }) => persons)).toEqual([withNobody(), withNobody(nik.wife)]);
  });

  test('is for counter officers whom the head of the register’s OPD permitted it, until that day', async () => {
    expect((await search({}, reader)).status).toBe(403);
    expect((await city.ask({ operation: 'listSearchGrants', params: { opdId: 'disdukcapil' } }, head)).body.items).toMatchObject([
      { sub: 'loket', isLive: true, until: '2026-12-31T17:00:00.000Z' },
    ]);
    await city.ask({ operation: 'revokeSearch', params }, head);
    expect((await search()).body.detail).toContain('izin');
    await permit();
    city.clock.now = new Date('2026-12-31T17:00:00.000Z');
    expect((await search()).status).toBe(403);
    expect(city.looks.matches).toEqual([]);
  });

  test('is permitted by nobody else, nor to oneself, nor for longer than a year', async () => {
    const other: Principal = { ...head, kinds: [{ kind: 'head', opdId: 'dinsos' }] } as never;
    const answers = [
      await permit('2026-12-31', other, { ...params, opdId: 'dinsos' }),
      await permit('2026-12-31', other),
      await permit('2026-12-31', { ...head, sub: 'loket' } as never),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 403, 403]);
    expect([(await permit('2028-01-01')).status, (await permit('2026-09-01')).status]).toEqual([400, 400]);
  });

  test('is refused of the officer’s own family, counted as a look, and answers nothing without a receipt', async () => {
    await city.accounts.persons.set('loket', { sub: 'loket', person: city.hashOf(nik.husband), boundAt: '', boundBy: '' } as never);
    expect((await search()).body.detail).toContain('Kartu Keluarga Anda');
    await city.accounts.persons.set('loket', { sub: 'loket', person: city.hashOf(nik.stranger), boundAt: '', boundBy: '' } as never);
    city.looks.failing = true;
    expect((await search()).status).toBe(503);
    city.counted.set('loket/looks', 100);
    expect((await search()).status).toBe(429);
  });

  test('past the agreement of the register finds nobody, in words', async () => {
    city.clock.now = new Date('2028-01-01T00:00:00.000Z');
    await permit('2028-06-30');
    expect((await search()).body.detail).toContain('119/PKS/2026');
  });

  test('names nobody to an officer whose own family the register can’t say', async () => {
    city = await builtCity();
    await permit();
    const nameless = registerLines.map((line) => line.replace('Joko Susilo', ''));
    await city.publish(register(nameless, '2026-09'));
    const { status, body } = await search();
    expect([status, body.detail]).toEqual([403, expect.stringContaining('tidak terbaca')]);
    expect(city.looks.matches).toEqual([]);
  });

  test('names nobody where too many fit', async () => {
    city = await builtCity();
    await permit();
    const others = Array.from(
      { length: 6 },
      (_, place) => `36710145068200${10 + place},367101050512001${place},Dewi Lestari,1982-06-05,Istri,Jl. 1,Cipondoh,Hidup,,`,
    );
    await city.publish(register([...registerLines, ...others], '2026-09'));
    expect((await search()).body).toEqual({ asOf: '2026-09', hits: [], isTooMany: true });
    expect(city.looks.matches).toEqual([]);
  });
});
