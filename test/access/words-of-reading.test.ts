import { describe, expect, test } from 'vitest';
import { allow, forbidden, gone, refuse, unknown } from '../../functions/access/answers.ts';
import { decide } from '../../functions/access/decide.ts';
import type { Decision } from '../../functions/access/decision.ts';
import { isInside } from '../../functions/access/inside.ts';
import { mayRefer, readerOf, whyOwnNotServed } from '../../functions/access/refer-rule.ts';
import { allowedLog, denied } from '../../functions/http/denied.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import { otherOpd, owningOpd, type PrincipalName, principalNames, principalOf } from '../fakes/principals.ts';

/** What a decision about seeing and reading says beside yes and no: the row of access.md and the reason, both logged, and the sentence of the 403. */
const now = new Date('2026-11-24T05:00:00.000Z');
const hold = { at: now.toISOString(), by: 'sub-head', reason: 'Diperiksa ulang' };
const government = aDataset({ access: 'limited', sharing: 'government' });
const byRequest = aDataset({ access: 'limited', sharing: 'by-request' });
const closed = aDataset({ access: 'closed' });
const memberOf = (institution: string) => ({ kind: 'member', institution }) as const;
const asked = (name: PrincipalName, action: 'see' | 'read' | 'read-whole', dataset: Dataset | undefined, grants = [aGrant()]) =>
  decide(principalOf(name), action, { kind: 'dataset', dataset, grants }, now);

test.each<[PrincipalName, string, Dataset | undefined, Decision]>([
  ['anonymous', 'nothing', undefined, unknown('see/nonexistent', 'no such dataset')],
  ['operator', 'its own draft', aDraft(), allow('see/owner', 'owning OPD')],
  ['steward', 'a draft', aDraft(), allow('see/steward', 'steward')],
  ['anonymous', 'open data', aDataset(), allow('see/open', 'published and open')],
  ['anonymous', 'limited data', government, allow('see/limited', 'published and limited')],
  ['member', 'a draft', aDraft(), unknown('see/never-public', 'draft')],
  ['member', 'closed data', closed, unknown('see/never-public', 'closed')],
  ['member', 'withdrawn data that was public', aDataset({ state: 'withdrawn' }), gone('see/once-public', 'withdrawn')],
  ['member', 'withdrawn data', aDataset({ state: 'withdrawn', oncePublic: false }), unknown('see/never-public', 'withdrawn')],
  ['member', 'closed data that was public', aDataset({ access: 'closed', oncePublic: true }), gone('see/once-public', 'closed')],
])('%s asks to see %s', (who, _what, dataset, expected) => {
  expect(asked(who, 'see', dataset)).toEqual(expected);
});

const heldHow = 'Pembacaan data ini sedang ditahan oleh pemiliknya atau walidata. Coba lagi setelah penahanan dilepas.';
const governmentHow = 'Data terbatas ini dibagikan kepada instansi pemerintah saja. Masuk dengan akun instansi Anda.';
const page = 'halaman data ini (/dataset/penerima-bansos)';
const byRequestHow = `Data terbatas ini dibagikan atas permohonan. Dengan akun instansi, ajukan permohonan bagi pakai pada ${page} dengan tujuan, dasar hukum dan batas waktunya; penanggung jawab OPD pemilik data yang memutuskan.`;
const again = `Bila data ini masih diperlukan, ajukan permohonan baru pada ${page}.`;
const revokedHow = `Persetujuan instansi Anda atas data ini sudah dicabut oleh penanggung jawab OPD pemilik data. ${again}`;
const endedHow = `Persetujuan instansi Anda atas data ini sudah berakhir. ${again}`;
const othersHow = `Persetujuan instansi Anda atas data ini diberikan kepada petugas lain; akun Anda tidak disebut di dalamnya. Minta datanya kepada petugas itu, atau ajukan permohonan baru yang juga menyebut nomor akun Anda pada ${page}.`;
const narrowedHow = 'Persetujuan Anda mencakup sebagian data ini: ambil barisnya saja. Berkas utuh dan rincian perubahan tidak termasuk.';

test.each<[PrincipalName, string, Dataset, Decision]>([
  ['operator', 'its own', aDataset({ hold }), allow('read/owner', 'owning OPD')],
  ['steward', 'what is held', aDataset({ hold }), forbidden('read/held', 'held', heldHow)],
  ['anonymous', 'open data', aDataset(), allow('read/open', 'open')],
  [
    'steward',
    'closed data',
    closed,
    forbidden('read/closed', 'not of the owning OPD', 'Isi data tertutup hanya dapat dibaca oleh OPD pemiliknya.'),
  ],
  ['steward', 'shared data', government, allow('read/shared-steward', 'steward')],
  ['profile-reader', 'shared data', government, allow('read/shared-government', 'member of a government body')],
  ['lone-profile-reader', 'shared data', government, forbidden('read/shared-government', 'of no government body', governmentHow)],
  ['member', 'shared data', government, allow('read/shared-government', 'member of a government body')],
  ['overseer', 'shared data', government, forbidden('read/shared-government', 'of no government body', governmentHow)],
  [
    'anonymous',
    'shared data',
    government,
    { effect: 'deny', answer: 401, rule: 'read/shared-government', reason: 'of no government body' },
  ],
  ['other-head', 'data by request', byRequest, forbidden('read/by-request', 'no live grant', byRequestHow)],
  ['anonymous', 'data by request', byRequest, { effect: 'deny', answer: 401, rule: 'read/by-request', reason: 'no live grant' }],
  ['member', 'what it was granted', byRequest, { effect: 'allow', rule: 'read/grant', reason: 'live grant', grant: aGrant() }],
])('%s asks to read %s', (who, _what, dataset, expected) => {
  expect(asked(who, 'read', dataset)).toEqual(expected);
});

const revoked = { at: '2026-11-21T02:00:00.000Z', by: 'sub-head' };
const byOthers = aGrant({ officers: ['sub-else'] });
const othersOwn = aGrant({ institution: 'kemensos' });

test.each<[string, readonly Grant[], string, string]>([
  ['never had a grant', [], 'no live grant', byRequestHow],
  ['sees another institution’s grant alone', [{ ...othersOwn, revoked }], 'no live grant', byRequestHow],
  ['sees a grant on other data alone', [aGrant({ datasetId: 'lain', revoked })], 'no live grant', byRequestHow],
  ['had one that was revoked', [aGrant({ revoked })], 'the grant was revoked', revokedHow],
  ['had one that ended', [aGrant({ until: now.toISOString() })], 'the grant ended', endedHow],
  ['is not among the officers', [byOthers], 'a live grant to other officers', othersHow],
  ['was not among the officers of one that was revoked', [{ ...byOthers, revoked }], 'the grant was revoked', revokedHow],
  ['was not among the officers of one that ended', [{ ...byOthers, until: now.toISOString() }], 'the grant ended', endedHow],
])('anyone who %s is told so', (_who, grants, reason, how) => {
  expect(asked('member', 'read', byRequest, [...grants])).toEqual(forbidden('read/by-request', reason, how));
});

test('anyone who is of several institutions is told of the grant that runs, else of the newest', () => {
  const both = { type: 'account', sub: 'sub-two', name: 'Ani', kinds: ['banten', 'kemensos'].map(memberOf) } as const;
  const how = (...grants: Grant[]) => {
    const decision = decide(both, 'read', { kind: 'dataset', dataset: byRequest, grants }, now);
    return decision.effect === 'deny' ? decision.how : undefined;
  };
  const later = { ...othersOwn, grantedAt: '2026-11-22T02:00:00.000Z', until: now.toISOString() };
  expect(how(aGrant({ revoked }), later)).toBe(endedHow);
  expect(how(later, aGrant({ revoked }))).toBe(endedHow);
  expect(how(later, aGrant({ revoked, grantedAt: '2026-11-23T02:00:00.000Z' }))).toBe(revokedHow);
  expect(how(later, byOthers)).toBe(othersHow);
});

test('a grant that the closing of its data ended has ended', () => {
  const reopened = aDataset({ access: 'limited', sharing: 'by-request', grantsFrom: aGrant().grantedAt });
  expect(asked('member', 'read', reopened)).toEqual(forbidden('read/by-request', 'the grant ended', endedHow));
});

test('a narrowed grant gives rows, and says why it gives no file', () => {
  const narrowed = [aGrant({ area: '36.71.01' })];
  const reason = 'live grant that leaves something out';
  expect(asked('member', 'read', byRequest, narrowed)).toEqual({
    effect: 'allow',
    rule: 'read/narrowed-grant',
    reason,
    grant: narrowed[0],
  });
  expect(asked('member', 'read-whole', byRequest, narrowed)).toEqual(
    forbidden('read/narrowed-grant', 'the grant leaves out columns or an area', narrowedHow),
  );
});

test('the five answers', () => {
  expect(allow('a', 'b')).toEqual({ effect: 'allow', rule: 'a', reason: 'b' });
  expect(unknown('a', 'b')).toEqual({ effect: 'deny', answer: 404, rule: 'a', reason: 'b' });
  expect(gone('a', 'b')).toEqual({ effect: 'deny', answer: 410, rule: 'a', reason: 'b' });
  expect(forbidden('a', 'b', 'c')).toEqual({ effect: 'deny', answer: 403, rule: 'a', reason: 'b', how: 'c' });
  expect(refuse(anonymous, 'a', 'b', 'c')).toEqual({ effect: 'deny', answer: 401, rule: 'a', reason: 'b' });
  expect(refuse(principalOf('signed-in'), 'a', 'b', 'c')).toEqual({ effect: 'deny', answer: 403, rule: 'a', reason: 'b', how: 'c' });
});

describe('a deny as words', () => {
  const deny = (answer: 401 | 403 | 404 | 410, how?: string) =>
    denied(
      { effect: 'deny', answer, rule: 'a/b', reason: 'c', ...(how === undefined ? {} : { how }) },
      aDataset({ updatedAt: '2026-11-02T03:00:00.000Z' }),
    );
  const log = { decision: 'deny', rule: 'a/b', reason: 'c' };

  test('401, 403 and 404', () => {
    expect(deny(401)).toEqual({
      status: 401,
      code: 'unauthorized',
      detail: 'Masuk dulu dengan akun Anda, lalu ulangi permintaan ini.',
      log,
    });
    expect(deny(403)).toEqual({ status: 403, code: 'forbidden', detail: 'Akun Anda tidak berhak melakukan ini.', log });
    expect(deny(403, 'Hanya walidata.')).toMatchObject({ detail: 'Hanya walidata.' });
    expect(deny(404)).toMatchObject({
      status: 404,
      code: 'not-found',
      detail: 'Alamat atau data ini tidak ada, atau tidak terbuka untuk Anda.',
      log,
    });
  });

  test('410, with and without a reason of its own', () => {
    const reason = 'Data ini tidak lagi dibuka untuk umum.';
    const detail = `Data ini pernah terbuka untuk umum dan kini tidak lagi. Alasan: ${reason}`;
    expect(deny(410)).toEqual({ status: 410, code: 'gone', detail, members: { at: '2026-11-02T03:00:00.000Z', reason }, log });
    const nowhere = denied({ effect: 'deny', answer: 410, rule: 'a/b', reason: 'c' });
    expect(nowhere).toEqual({ status: 410, code: 'gone', detail, members: { reason }, log });
    const retraction = { at: '2026-11-20T02:00:00.000Z', reason: 'Salah hitung' };
    expect(denied({ effect: 'deny', answer: 410, rule: 'a/b', reason: 'c' }, aDataset({ retraction }))).toMatchObject({
      detail: 'Data ini pernah terbuka untuk umum dan kini tidak lagi. Alasan: Salah hitung',
      members: retraction,
    });
  });

  test('and a yes as a line of the log', () => {
    expect(allowedLog(allow('a/b', 'c'))).toEqual({ decision: 'allow', rule: 'a/b', reason: 'c' });
  });
});

test('inside are the owning OPD’s people and the steward', () => {
  expect(principalNames.filter((name) => isInside(principalOf(name), owningOpd))).toEqual(['operator', 'head', 'steward']);
});

describe('a standard’s reference to another dataset', () => {
  const refer = (opdId: string, dataset: Dataset | undefined) => mayRefer({ opdId, startedBy: 'sub-operator' }, dataset, now);

  test('is decided as for any operator of that OPD', () => {
    expect(readerOf({ opdId: otherOpd, startedBy: 'sub-1' })).toEqual({
      type: 'account',
      sub: 'sub-1',
      name: otherOpd,
      kinds: [{ kind: 'operator', opdId: otherOpd }],
    });
  });

  test.each<[string, string, Dataset | undefined, Decision]>([
    ['another OPD', otherOpd, aDataset(), allow('refer/readable', 'open')],
    ['the owner', owningOpd, closed, allow('refer/readable', 'owning OPD')],
    ['another OPD', otherOpd, undefined, unknown('refer/unreadable', 'no such dataset')],
    ['another OPD', otherOpd, byRequest, unknown('refer/unreadable', 'no live grant')],
    ['the owner', owningOpd, aDataset({ state: 'withdrawn' }), unknown('refer/not-served', 'withdrawn')],
    ['the owner', owningOpd, aDraft(), unknown('refer/not-served', 'not published')],
    ['the owner', owningOpd, aDataset({ hold }), unknown('refer/not-served', 'held')],
    ['another OPD', otherOpd, aDataset({ servesFrom: 2 }), unknown('refer/not-served', 'published under a narrower level')],
  ])('%s (%s) refers', (_who, opdId, dataset, expected) => {
    expect(refer(opdId, dataset)).toEqual(expected);
  });

  test('tells its owner why it is not served, and nobody else', () => {
    const why = (opdId: string, changes: Partial<Dataset>) => whyOwnNotServed({ opdId }, aDataset(changes));
    expect(why(owningOpd, { state: 'withdrawn' })).toBe('withdrawn');
    expect(whyOwnNotServed({ opdId: owningOpd }, aDraft())).toBe('not published');
    const { current: _current, ...without } = aDataset();
    expect(whyOwnNotServed({ opdId: owningOpd }, without)).toBe('not published');
    expect(why(owningOpd, { hold })).toBe('held');
    expect(why(owningOpd, { servesFrom: 2 })).toBe('published under a narrower level');
    expect(why(owningOpd, { servesFrom: 1 })).toBeUndefined();
    expect(why(owningOpd, {})).toBeUndefined();
    expect(why(otherOpd, { state: 'withdrawn' })).toBeUndefined();
    expect(whyOwnNotServed({ opdId: owningOpd }, undefined)).toBeUndefined();
  });
});
