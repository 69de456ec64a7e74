import { expect, test } from 'vitest';
import { derivedText } from '../../web/pages/reviews/derived-words.ts';

const counts = { rows: 3, validRows: 2, errors: 1 };

test('the steward is told of cells that were mended on the page, and of rows that stay out', () => {
  expect(derivedText({ counts, derivedFrom: { kind: 'mending', uploadId: 'u' } })).toMatch(/^Perbaikan sel: /);
  expect(derivedText({ counts, leftOut: 1, derivedFrom: { kind: 'salvage', uploadId: 'u', reason: 'Menyusul' } })).toBe(
    'Hanya baris sah: 2 dari 3 baris akan dimuat, 1 tidak. Keputusan penanggung jawab OPD. Alasan: Menyusul',
  );
  expect(derivedText({ counts })).toBeUndefined();
});
