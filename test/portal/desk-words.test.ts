import { describe, expect, test } from 'vitest';
import { accessStanding, leftText } from '../../web/pages/desk/access-standing.ts';
import { dutyLines } from '../../web/pages/desk/duty-lines.ts';
import { stewardCounts } from '../../web/pages/desk/steward-counts.ts';
import { versionActs, versionText } from '../../web/pages/upload/version-words.ts';
import type { AccessRequest, Grant, Me } from '../../web/parts/api-nouns.ts';

const now = new Date('2026-11-30T03:00:00Z');

describe('the first words of the desk', () => {
  const each: Me['kinds'] = [
    ...[{ kind: 'operator', opdId: 'dinkes' } as const, { kind: 'head', opdId: 'dinkes' } as const],
    ...[{ kind: 'member', institution: 'banten' } as const, { kind: 'steward' } as const, { kind: 'overseer' } as const],
    ...[{ kind: 'profile-reader' } as const, { kind: 'helpdesk' } as const, { kind: 'citizen' } as const],
  ];

  test.each(each)('say what a $kind can do here', (kind) => {
    expect(dutyLines({ kinds: [kind] })).toEqual([expect.stringMatching(/^(Anda|Akun Anda) .*\.$/)]);
  });

  test('say it to an account without a duty, too, and each thing once', () => {
    expect(dutyLines({ kinds: [] })).toEqual([expect.stringContaining('belum mempunyai tugas')]);
    const kinds = ['dinkes', 'dinsos'].map((opdId) => ({ kind: 'operator', opdId }) as const);
    expect(dutyLines({ kinds })).toHaveLength(1);
  });
});

describe('the steward’s numbers', () => {
  test('count what waits, who is late, what is to be mended and what is closed', () => {
    const progress = [
      { late: 2, rejected: 1, missing: 0 },
      { late: 0, rejected: 1, missing: 3 },
    ];
    const counts = stewardCounts({ waiting: { items: [1, 2], next: 'x' }, progress, unseen: [{ access: 'closed', total: 4 }] });
    expect(counts.map(({ count, what }) => `${count} ${what}`)).toEqual([
      '2 unggahan menunggu Anda',
      '1 OPD terlambat',
      '2 dataset menunggu perbaikan OPD',
      '3 dataset belum pernah terbit',
      '4 dataset tertutup',
    ]);
    expect(counts[0]?.orMore).toBe(true);
  });

  test('leave out what could not be asked', () => {
    expect(stewardCounts({ waiting: undefined, progress: undefined, unseen: [] })).toEqual([]);
  });
});

describe('how an institution stands to a dataset', () => {
  const grant = (until: string, more: Partial<Grant> = {}) => ({ isLive: true, until, ...more });
  const request = (state: AccessRequest['state'], more: Partial<AccessRequest> = {}) => ({
    state,
    requestedAt: '2026-11-20T03:00:00.000Z',
    ...more,
  });
  const decision = { at: '2026-11-21T03:00:00.000Z', by: 'x', decision: 'refuse', reasons: ['Tanpa dasar hukum.'] } as const;

  test('nothing was asked and nothing given', () => {
    expect(accessStanding([], [], now)).toBeUndefined();
    expect(accessStanding([], [request('withdrawn')], now)).toBeUndefined();
  });

  test('a live grant says until when, and how many days are left', () => {
    expect(accessStanding([grant('2026-12-12T17:00:00.000Z')], [request('granted')], now)).toMatchObject({
      text: 'berlaku sampai 12 Desember 2026',
      left: 'sisa 12 hari',
    });
    expect(leftText('2026-11-30T17:00:00.000Z', now)).toBe('hari terakhir');
  });

  test('a request that waits, one that was refused, a grant that is over', () => {
    expect(accessStanding([], [request('waiting')], now)?.text).toContain('menunggu keputusan sejak 20 Nov 2026');
    expect(accessStanding([], [request('refused', { decision })], now)?.text).toBe(
      'permohonan ditolak 21 November 2026: Tanpa dasar hukum.',
    );
    expect(accessStanding([grant('2026-11-10T17:00:00.000Z', { isLive: false })], [request('granted')], now)?.text).toBe(
      'berakhir 10 November 2026',
    );
  });

  test('what waits comes first, then what ends soonest, then what is over', () => {
    const standings = [
      accessStanding([grant('2026-11-10T17:00:00.000Z', { isLive: false })], [], now),
      accessStanding([grant('2027-01-10T17:00:00.000Z')], [], now),
      accessStanding([], [request('waiting')], now),
      accessStanding([grant('2026-12-10T17:00:00.000Z')], [], now),
    ];
    const order = standings.map((standing) => standing?.rank ?? '');
    expect(order.toSorted()).toEqual([order[2], order[3], order[1], order[0]]);
  });
});

describe('the versions that a steward takes back and brings back', () => {
  const version = { n: 3, current: false, withdrawn: false };

  test('say where they stand and why', () => {
    expect(versionText({ ...version, current: true, withdraws: 2, restores: 1 })).toBe(
      'berlaku; isinya sama dengan versi 1; menggantikan versi 2 yang ditarik',
    );
    const withdrawal = { at: '2026-11-01T00:00:00.000Z', reason: 'Angka keliru' };
    expect(versionText({ ...version, withdrawn: true, withdrawal })).toBe('ditarik 1 November 2026: Angka keliru');
    expect(versionText(version)).toBe('sebelumnya');
  });

  test('what stands is withdrawn, what is past comes back, and nothing before its dataset does', () => {
    expect(versionActs({ current: true, withdrawn: false }, false)).toEqual(['withdraw']);
    expect(versionActs(version, false)).toEqual(['withdraw', 'restore']);
    expect(versionActs({ current: false, withdrawn: true }, false)).toEqual(['restore']);
    expect(versionActs({ current: false, withdrawn: true }, true)).toEqual([]);
  });
});
