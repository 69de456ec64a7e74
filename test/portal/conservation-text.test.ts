import { expect, test } from 'vitest';
import { conservationText } from '../../web/parts/conservation-text.ts';

const report = { conservation: { read: 3, published: 0, refused: 2, setAside: 1 } };

test('rows of a file that is asked about are not refused for good', () => {
  const questions = [{ questionId: 'kolom-2-ribuan', text: 'Ribuan?', readings: [] }];
  expect(conservationText({ ...report, questions })).toBe('Dari 3 baris yang terbaca: 2 belum dimuat, 1 disisihkan.');
  expect(conservationText(report)).toBe('Dari 3 baris yang terbaca: 2 tidak dimuat, 1 disisihkan.');
});
