import { expect, test } from 'vitest';
import { readCells, readFields } from '../../web/parts/reading-cells.ts';

const reading = {
  headerRows: [1],
  rowNumbers: [2, 3],
  labels: ['Tanggal', 'Luas', 'Jumlah', 'Ket'],
  fieldNames: ['tanggal', 'luas', 'jumlah', 'ket'],
  before: [
    ['09-10-2024', '8.394', '5805', '-'],
    ['2024-10-10', '8,3940', '5.805', ' Benda '],
  ],
  after: [
    ['2024-10-09', '8.394', '5805', null],
    ['2024-10-10', '8.394', '5805', 'Benda'],
  ],
};
const columns = (['date', 'number', 'integer', 'string'] as const).map((type, place) => ({
  name: reading.fieldNames[place] ?? '',
  type,
  errors: 0,
  missing: 0,
}));
const fields = readFields({ reading, columns }, []);

test('cells are shown as the public table shows them, and marked where they are read as something else than they say', () => {
  expect(readCells({ errors: [] }, reading, fields)).toEqual([
    [
      { text: '9 Okt 2024', differs: true },
      { text: '8,394', differs: true },
      { text: '5.805', differs: false },
      { text: '(kosong)', differs: true },
    ],
    [
      { text: '10 Okt 2024', differs: false },
      { text: '8,394', differs: false },
      { text: '5.805', differs: false },
      { text: 'Benda', differs: false },
    ],
  ]);
});

test('a cell in error says so', () => {
  const error = { type: 'type-error', rowNumber: 2, fieldName: 'ket', message: '', mend: '' };
  expect(readCells({ errors: [error] }, reading, fields)[0]?.[3]).toEqual({ text: '(perlu diperbaiki)', differs: true });
});

test('columns bear the title of the standard, else that of the file', () => {
  const known = [{ name: 'luas', title: 'Luas wilayah', type: 'number' }] as const;
  expect(readFields({ reading, columns }, known).map(({ title }) => title)).toEqual(['Tanggal', 'Luas wilayah', 'Jumlah', 'Ket']);
});
