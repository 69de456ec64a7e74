import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { readNiks } from '../../web/pages/locks/read-niks.ts';

/** NIKs of nobody: serials that no office gives out. */
const [one, other] = ['3671014505909901', '3671020101859902'] as const;

test('several NIKs are read one a line, each once, with blanks and dots between their digits', () => {
  expect(readNiks(`${one}\n 3671.0201.0185.9902 \n\n${one}`)).toEqual({ ok: true, niks: [one, other] });
});

test('what is none is named by its line, not by what was typed', () => {
  expect(readNiks(`${one}\n12345`)).toEqual({ ok: false, text: 'Baris 2 bukan NIK: tulis 16 angka sesuai KTP.' });
  expect(readNiks(' ')).toMatchObject({ ok: false });
  expect(readNiks(Array.from({ length: limits.maxLockedPersons + 1 }, () => one).join('\n'))).toMatchObject({ ok: false });
});
