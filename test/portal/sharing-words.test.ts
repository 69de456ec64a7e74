import { describe, expect, test } from 'vitest';
import { accessDecided } from '../../functions/requests.ts';
import type { AccessRequest, Field, Grant } from '../../web/parts/api-nouns.ts';
import { mayAsk } from '../../web/parts/may.ts';
import {
  decisionAgain,
  givenFields,
  grantStateText,
  hasArea,
  isFor,
  lookText,
  readingGrant,
  scopeTexts,
  undoneFirst,
} from '../../web/parts/sharing-words.ts';

const grant: Grant = {
  datasetId: 'penerima-bansos',
  grantedBy: 'sub-head',
  institution: 'banten',
  purpose: 'verifikasi-bantuan',
  legalBasis: 'PKS 12/2026',
  until: '2026-12-24T05:00:00.000Z',
  requestId: '01JB0000000000000000000000',
  grantedAt: '2026-11-24T05:00:00.000Z',
  isLive: true,
  isWhole: true,
};
const areaName = (code: string) => (code === '36.71.01' ? 'Tangerang (36.71.01)' : code);

describe('a grant in words', () => {
  const fields: Field[] = [
    { name: 'nik', title: 'NIK', type: 'string' },
    { name: 'nama', title: 'Nama penerima', type: 'string' },
    { name: 'alamat', type: 'string' },
  ];

  test('tells the columns that come, by their titles, and the area; nothing of a whole one', () => {
    expect(scopeTexts({}, fields, areaName)).toEqual([]);
    const asked = { columns: ['nama', 'alamat'], withoutColumns: ['alamat'], area: '36.71.01' };
    expect(scopeTexts(asked, fields, areaName)).toEqual(['hanya kolom Nama penerima', 'hanya wilayah Tangerang (36.71.01)']);
    expect(scopeTexts({ withoutColumns: ['nik'] }, fields, areaName)).toEqual(['hanya kolom Nama penerima, alamat']);
    expect(scopeTexts({ columns: ['lama'] }, fields, areaName)).toEqual(['tidak satu pun kolom yang ada sekarang']);
  });

  test('tells columns by their names where no standard can be read', () => {
    expect(scopeTexts({ columns: ['nik', 'nama'], withoutColumns: ['nik'] }, [], areaName)).toEqual(['hanya kolom nama']);
    expect(scopeTexts({ withoutColumns: ['nik'] }, [], areaName)).toEqual(['tanpa kolom nik']);
  });

  test('runs, runs and may be renewed, ended, was revoked', () => {
    expect(grantStateText(grant)).toBe('berlaku sampai 24 Desember 2026');
    expect(grantStateText({ ...grant, renewableUntil: '2027-06-30T00:00:00.000Z' })).toBe(
      'berlaku sampai 24 Desember 2026, dapat diperpanjang sampai 30 Juni 2027',
    );
    expect(grantStateText({ ...grant, until: '2027-06-13T17:00:00.000Z' })).toBe('berlaku sampai 13 Juni 2027');
    expect(grantStateText({ ...grant, isLive: false })).toBe('berakhir 24 Desember 2026');
    expect(grantStateText({ ...grant, isLive: false, revoked: { at: '2026-11-30T00:00:00.000Z', by: 'sub-head' } })).toBe(
      'dicabut 30 November 2026',
    );
  });
});

describe('the grant that an account reads by', () => {
  test('is one that runs, and of those that name officers one that names the account', () => {
    expect(isFor(grant, 'sub-1')).toBe(true);
    expect(isFor({ ...grant, officers: ['sub-2'] }, 'sub-1')).toBe(false);
    expect(isFor({ ...grant, officers: ['sub-1'] }, 'sub-1')).toBe(true);
    expect(isFor({ ...grant, isLive: false }, 'sub-1')).toBe(false);
  });

  test('is a whole one first, else the one that runs longest', () => {
    const narrow = { ...grant, isWhole: false, withoutColumns: ['nik'], until: '2027-12-24T05:00:00.000Z' };
    const shorter = { ...narrow, until: '2026-12-01T00:00:00.000Z' };
    expect(readingGrant([narrow, grant], 'sub-1')).toBe(grant);
    expect(readingGrant([shorter, narrow], 'sub-1')).toBe(narrow);
    expect(readingGrant([{ ...grant, isLive: false }], 'sub-1')).toBeUndefined();
  });
});

describe('columns', () => {
  const fields: Field[] = [
    { name: 'nik', type: 'string' },
    { name: 'nama', type: 'string' },
    { name: 'kode', type: 'string', referenceCodes: 'kemendagri-kelurahan' },
  ];

  test('are those asked for, without those left out', () => {
    expect(givenFields(fields, {})).toEqual(fields);
    expect(givenFields(fields, { columns: ['nik', 'nama'], withoutColumns: ['nik'] }).map(({ name }) => name)).toEqual(['nama']);
  });

  test('tell rows by area where one holds codes of districts or villages', () => {
    expect(hasArea(fields)).toBe(true);
    expect(hasArea(fields.slice(0, 2))).toBe(false);
    expect(hasArea([{ name: 'provinsi', type: 'string', referenceCodes: 'kemendagri-provinsi' }])).toBe(false);
  });
});

describe('asking is offered', () => {
  const dataset = { access: 'limited', sharing: 'by-request', opdId: 'dinkes' } as const;
  const me = { sub: 's', name: 'n', kinds: [], institutions: ['banten'] };

  test('to members of other bodies, for what is shared by request', () => {
    expect(mayAsk(me, dataset)).toBe(true);
    expect(mayAsk({ ...me, institutions: [] }, dataset)).toBe(false);
    expect(mayAsk({ ...me, kinds: [{ kind: 'operator', opdId: 'dinkes' }] }, dataset)).toBe(false);
    expect(mayAsk(me, { ...dataset, sharing: 'government' })).toBe(false);
    expect(mayAsk(me, { access: 'open', opdId: 'dinkes' })).toBe(false);
  });
});

test('a look is told in words, an unknown one by its name', () => {
  expect(lookText('downloadFile')).toBe('unduh berkas');
  expect(lookText('profil')).toBe('profil');
});

describe('requests on the head’s page', () => {
  const request = (requestId: string, changes: Partial<AccessRequest> = {}): AccessRequest => ({
    requestId,
    datasetId: 'penerima-bansos',
    opdId: 'dinsos',
    institution: 'banten',
    requestedBy: { sub: 'sub-member', name: 'Ani' },
    requestedAt: '2026-11-20T02:00:00.000Z',
    purpose: 'verifikasi-bantuan',
    legalBasis: 'PKS 12/2026',
    until: '2027-06-30T17:00:00.000Z',
    state: 'waiting',
    message: '',
    ...changes,
  });

  test('begin with what waits, which is behind all the newest ones, and show each once', () => {
    const [old, both, settled] = [request('R1'), request('R2'), request('R3', { state: 'refused' })];
    expect(undoneFirst([both, old], [settled, both])).toEqual([both, old, settled]);
  });

  test('finish a decision with the very same one, which the API takes', () => {
    const given = {
      reasons: ['Sesuai tugasnya'],
      until: '2027-03-31T17:00:00.000Z',
      withoutColumns: ['nik'],
      area: '36.71.01',
      officers: ['sub-1'],
    };
    const decision = { decision: 'grant', ...given, by: 'sub-head', at: '2026-11-24T05:00:00.000Z', columns: ['nama'] } as const;
    const sent = (one: AccessRequest): unknown => JSON.parse(JSON.stringify(decisionAgain(one)));
    expect(sent(request('R1', { state: 'granted', decision }))).toEqual({ decision: 'grant', ...given });
    expect(accessDecided.parse(sent(request('R1', { state: 'granted', decision })))).toEqual({ decision: 'grant', ...given });
    expect(
      sent(request('R1', { state: 'granted', decision: { decision: 'grant', by: 'sub-head', reasons: [], at: decision.at } })),
    ).toEqual({
      decision: 'grant',
      reasons: [],
    });
  });
});
