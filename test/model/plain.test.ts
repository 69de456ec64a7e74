import { expect, test } from 'vitest';
import type { Finding } from '../../functions/model/normal-form.ts';
import { knownName, plain, plainCount, plainList, plainPeriod } from '../../functions/model/plain.ts';

const label: string = 'Dewi Gunawan';

test('words that quote nothing are put together from numbers, texts of the code and words that quote nothing', () => {
  const part: 'lembar' | 'tabel' = label === '' ? 'tabel' : 'lembar';
  expect(plain`${part} ke-${2}: ${plainList([1, plain`${3} baris`])}`).toBe('lembar ke-2: 1, 3 baris');
  expect([plainCount(1234.5), plainPeriod('2026-Q3'), plainPeriod(label), knownName('isi')]).toEqual(['1.234,5', '2026-Q3', 'lain', 'isi']);
});

test('a text of the file in them does not compile, whichever way it comes', () => {
  // @ts-expect-error a text of unknown origin
  plain`kolom ${label}`;
  // @ts-expect-error the same inside another
  plain`${`kolom ${label}`} kosong`;
  // @ts-expect-error words that quote, without others beside them
  const unsafe: Finding = { type: 'source-error', message: `kolom ${label}`, mend: plain`Betulkan.` };
  expect(unsafe.message).toBe('kolom Dewi Gunawan');
});
