import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { builtCity, type FamilyCity, nik, why } from './family-city.ts';
import { counter, reader } from './persons-city.ts';

let city: FamilyCity;
beforeAll(async () => {
  city = await builtCity();
});
beforeEach(() => city.reset());

const head: Principal = { type: 'account', sub: 'dinsos-pj', name: 'Kepala Dinsos', kinds: [{ kind: 'head', opdId: 'dinsos' }] };
const steward: Principal = { type: 'account', sub: 'kominfo', name: 'Walidata', kinds: [{ kind: 'steward' }] };
const lookUp = (changes: object = {}, by: Principal = reader) =>
  city.ask({ operation: 'lookUpPerson', body: { nik: nik.wife, purpose: 'verifikasi', ...why, ...changes } }, by);
const listed = async () => (await city.ask({ operation: 'listCases', params: { opdId: 'dinsos' } }, head)).body.items;
const decide = (lookId: string, decision: object, by: Principal = head) =>
  city.ask({ operation: 'decideCase', params: { opdId: 'dinsos', lookId }, body: { sub: 'pembaca', ...decision } }, by);
const denied = { decision: 'denied', reason: 'Nomor ini tidak ada' };
/** The fourth working day: Thursday 17 September is a holiday, then comes a weekend. */
const fourthDay = new Date('2026-09-21T17:00:00.000Z');
const thirdDay = new Date('2026-09-21T16:59:00.000Z');

describe('a case number that nobody has confirmed', () => {
  test('is put before the head of the officer’s institution, without the person', async () => {
    expect((await lookUp()).status).toBe(200);
    const [look, ...others] = await listed();
    expect(others).toEqual([]);
    expect(look).toMatchObject({
      sub: 'pembaca',
      name: 'Petugas Dinsos',
      ...why,
      purpose: 'verifikasi',
      due: expect.any(String),
      rests: false,
    });
    expect(JSON.stringify(look)).not.toContain(city.hashOf(nik.wife));
    expect(city.looks.looks.at(-1)).toMatchObject({ lookId: look.lookId, case: 'awaiting' });
  });

  test('lets the officer go on for three working days, then their right rests, for lists, too', async () => {
    city.clock.now = new Date('2026-09-15T05:00:00.000Z');
    await lookUp();
    city.clock.now = thirdDay;
    expect((await lookUp({ caseNumber: 'lain' })).status).toBe(200);
    city.clock.now = fourthDay;
    const refused = await lookUp();
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('460/12/2026')]);
    const rows = [{ nik: nik.wife, name: 'Dewi', birthDate: '' }];
    expect((await city.ask({ operation: 'matchPersons', body: { purpose: 'verifikasi', ...why, rows } }, reader)).status).toBe(403);
    expect(city.looks.looks).toHaveLength(2);
  });

  test('once confirmed is kept: later looks for it wait for nobody', async () => {
    city.clock.now = new Date('2026-09-15T05:00:00.000Z');
    await lookUp();
    const [{ lookId }] = await listed();
    expect((await decide(lookId, { decision: 'confirmed' })).body).toMatchObject({ lookId, decision: 'confirmed', name: 'Kepala Dinsos' });
    city.clock.now = fourthDay;
    expect((await lookUp({ caseNumber: ' 460/12/2026 ' })).status).toBe(200);
    expect(city.looks.looks.at(-1)).toMatchObject({ case: 'kept' });
    expect(await listed()).toEqual([]);
  });

  test('that was confirmed long ago is confirmed anew', async () => {
    city.clock.now = new Date('2026-09-15T05:00:00.000Z');
    await lookUp();
    await decide((await listed())[0].lookId, { decision: 'confirmed' });
    city.clock.now = new Date(city.clock.now.getTime() + limits.caseNumberDays * 86_400_000);
    expect((await lookUp()).status).toBe(200);
    expect(city.looks.looks.at(-1)).toMatchObject({ case: 'awaiting' });
    expect(await listed()).toHaveLength(1);
  });

  test('once denied stops the officer at once, until the steward lets them look again', async () => {
    await lookUp();
    const [{ lookId }] = await listed();
    await decide(lookId, denied);
    expect((await lookUp()).body.detail).toMatch(/ditolak oleh[^.]*\. Putusan itu tetap; minta walidata membuka/);
    const body = { sub: 'pembaca', reason: 'Salah tulis nomor' };
    expect((await city.ask({ operation: 'resumeLooks', params: { opdId: 'dinsos' }, body }, head)).status).toBe(403);
    const own = { params: { opdId: 'dinsos' }, body: { ...body, sub: 'kominfo' } };
    expect((await city.ask({ operation: 'resumeLooks', ...own }, steward)).status).toBe(403);
    expect((await city.ask({ operation: 'resumeLooks', params: { opdId: 'dinsos' }, body }, steward)).body).toEqual({ looks: 1 });
    expect((await lookUp()).status).toBe(200);
    expect(city.accountRecords.records.at(-1)).toMatchObject({ change: 'resume-looks', by: 'kominfo', sub: 'pembaca' });
  });

  test('that the steward lifted when it was overdue, and the head denies later, stops the officer again', async () => {
    city.clock.now = new Date('2026-09-15T05:00:00.000Z');
    await lookUp();
    const [{ lookId }] = await listed();
    city.clock.now = fourthDay;
    expect((await lookUp()).status).toBe(403);
    const body = { sub: 'pembaca', reason: 'Kepala sedang cuti' };
    await city.ask({ operation: 'resumeLooks', params: { opdId: 'dinsos' }, body }, steward);
    expect((await lookUp()).status).toBe(200);
    city.clock.now = new Date('2026-09-22T05:00:00.000Z');
    await decide(lookId, denied);
    expect((await lookUp()).body.detail).toContain('ditolak');
  });

  test('is decided once, by the head of that body alone, and never by whoever looked', async () => {
    await lookUp();
    const [{ lookId }] = await listed();
    expect((await decide(lookId, denied, reader)).status).toBe(403);
    const both: Principal = { ...head, sub: 'pembaca' };
    expect((await decide(lookId, { decision: 'confirmed' }, both)).status).toBe(403);
    await decide(lookId, denied);
    expect((await decide(lookId, denied)).status).toBe(200);
    expect((await decide(lookId, { decision: 'confirmed' })).status).toBe(409);
    expect((await decide('01KAM0000000000000000000K1', denied)).status).toBe(404);
  });

  test('that can’t be put before anybody answers nothing', async () => {
    city.cases.failing = true;
    const { status, text } = await lookUp();
    expect(status).toBe(503);
    expect(text).not.toContain('Dewi');
  });
});

describe('a look at an official', () => {
  const official = { sub: 'stranger', groups: ['operator:dinkes'], revision: 1 };

  test('is marked in the day’s record, and answered like any other', async () => {
    const plain = await lookUp({ nik: nik.stranger });
    city.accounts.holders.set(city.hashOf(nik.stranger), 'stranger');
    city.accounts.states.set('stranger', official);
    const marked = await lookUp({ nik: nik.stranger });
    city.accounts.states.delete('stranger');
    expect(city.looks.looks.map(({ ofOfficial }) => ofOfficial)).toEqual([undefined, true]);
    expect(marked.text).toBe(plain.text);
  });

  test('is known by the list that the city file names, too, at the counter and in lists of many', async () => {
    const fields = [{ name: 'nik', title: 'NIK', type: 'string', format: 'nik' }] as const;
    await city.publish({ datasetId: 'pejabat', opdId: 'dinkes', fields, period: '2026', content: `NIK\n${nik.brother}\n` });
    const body = { nik: nik.brother, document: 'ktp-el', checkedInPerson: true, reason: 'Diminta sendiri oleh warga' };
    await city.ask({ operation: 'serveAtCounter', body }, counter);
    const rows = [nik.wife, nik.brother].map((number) => ({ nik: number, name: 'Eko', birthDate: '' }));
    await city.ask({ operation: 'matchPersons', body: { purpose: 'verifikasi', ...why, rows } }, reader);
    expect([city.looks.looks.at(-1)?.ofOfficial, city.looks.matches.at(-1)?.look.ofOfficial]).toEqual([true, true]);
  });
});
