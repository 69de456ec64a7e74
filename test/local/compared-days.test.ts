import { expect, test } from 'vitest';
import { comparedWords } from '../../local/compared-days.ts';

const counts = { missing: 0, altered: 0, added: 0 };
const same = { state: 'compared' as const, archived: 3, counts, first: [] };
const none = { state: 'not-archived' } as const;

test('days before the archive began differ from nothing, and are told in one line', () => {
  const compared = [
    { day: '2026-11-20', ...none },
    { day: '2026-11-21', ...none },
    { day: '2026-11-22', ...same },
  ];
  const { code, lines } = comparedWords({ compared, tampered: 0, begun: '2026-11-22' });
  expect(code).toBe(0);
  expect(lines).toEqual([
    'Belum ada arsip sebelum 2026-11-22: 2 hari dilewati.',
    '2026-11-22  3 catatan diarsip; 0 hilang, 0 berubah, 0 ditambahkan',
    '1 hari dibandingkan: semua catatan akses sama dengan arsipnya.',
  ]);
});

test('where none of the days is archived yet, nothing is called the same', () => {
  const compared = [{ day: '2026-11-20', ...none }];
  for (const begun of [undefined, '2026-11-22']) {
    const { code, lines } = comparedWords({ compared, tampered: 0, ...(begun ? { begun } : {}) });
    expect([code, lines.at(-1)]).toEqual([2, 'Tidak ada hari yang dapat dibandingkan.']);
    expect(lines[0]).toContain('Belum ada arsip');
  }
});

test('a day without an archive since it began, a damaged one and a hidden first day are a difference', () => {
  const missing = comparedWords({ compared: [{ day: '2026-11-23', ...none }], tampered: 1, begun: '2026-11-22' });
  expect([missing.code, missing.lines[0]]).toEqual([1, '2026-11-23  arsipnya tidak ada']);
  const damaged = comparedWords({ compared: [{ day: '2026-11-23', state: 'damaged', key: 'records/x' }], tampered: 1 });
  expect([damaged.code, damaged.lines[0]]).toEqual([1, '2026-11-23  arsipnya rusak: records/x']);
  expect(comparedWords({ compared: [{ day: '2026-11-23', ...none }], tampered: 1 }).code).toBe(1);
});

test('each record that differs is named by its key, in words', () => {
  const first = [{ kind: 'altered' as const, pk: 'AUDIT#x#2026-11-23', sk: '01' }];
  const compared = [{ ...same, day: '2026-11-23', counts: { ...counts, altered: 1 }, first }];
  const { code, lines } = comparedWords({ compared, tampered: 1, begun: '2026-11-23' });
  expect([code, lines[1]]).toEqual([1, '            berubah  AUDIT#x#2026-11-23  01']);
});

test('records or an archive that can not be read are a difference, in one sentence', () => {
  const { code, lines } = comparedWords({ unreadable: 'InternalError' });
  expect([code, lines]).toEqual([1, [expect.stringMatching(/^CATATAN ATAU ARSIPNYA TIDAK TERBACA \(InternalError\)/)]]);
});
