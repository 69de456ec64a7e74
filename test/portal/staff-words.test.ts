import { expect, test } from 'vitest';
import { staffWarnings } from '../../web/pages/opd-progress/staff-words.ts';

const person = { sub: 'sub-siti', name: 'Siti', isOperator: true, isHead: false, isUnused: false };

test('an OPD whose work stands on several people is told nothing', () => {
  expect(staffWarnings({ items: [person], operators: 2, heads: 1 })).toEqual([]);
});

test.each([
  [{ items: [], operators: 0, heads: 1 }, 'Belum ada operator'],
  [{ items: [], operators: 1, heads: 1 }, 'Hanya satu operator'],
  [{ items: [], operators: 2, heads: 0 }, 'Belum ada penanggung jawab'],
  [{ items: [person, { ...person, isUnused: true }], operators: 2, heads: 1 }, '1 akun tidak dipakai lebih dari 45 hari'],
])('an OPD of %j is told: %s', (staff, words) => {
  expect(staffWarnings(staff)).toEqual([expect.stringContaining(words)]);
});
