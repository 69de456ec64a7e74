import { expect, test } from 'vitest';
import { profileCells, profileHeads, sampleText } from '../../web/pages/reviews/sample-words.ts';
import type { Sample } from '../../web/parts/api-nouns.ts';

const column = { name: 'jumlah', title: 'Jumlah', type: 'integer', nullShare: 0.25, distinctBand: '2–10' } as const;
const sample: Sample = { datasetId: 'posyandu', uploadId: 'a', rows: 1200, values: false, columns: [column] };

test('without the right to read a sample says so, and shows the columns without a cell', () => {
  expect(sampleText(sample)).toBe('Isi data ini tidak dibuka untuk walidata: yang tampil kolomnya saja, tanpa isi sel.');
  expect(profileHeads(sample)).toEqual(['Kolom', 'Jenis', 'Sel kosong', 'Nilai berbeda']);
  expect(profileCells(column, sample)).toEqual(['Jumlah', 'bilangan bulat', '25 %', '2–10']);
});

test('with it the rows are counted, the look is said to be recorded, and the columns have values', () => {
  const read = { ...sample, values: true, items: [{ jumlah: 1906 }] };
  expect(sampleText(read)).toBe('1 baris pertama dari 1.200 baris kiriman ini. Pembacaan Anda dicatat.');
  const full = { ...column, nulls: 3, distinct: 2, min: 5, max: 1906, top: [{ value: 1906, count: 4 }] };
  expect(profileCells(full, read)).toEqual(['Jumlah', 'bilangan bulat', '25 %', '2', '5', '1.906', '1.906']);
});

test('rows that are kept back, and columns that were not counted, are told apart', () => {
  expect(sampleText({ ...sample, values: true })).toContain('data pribadi');
  const bare = { name: 'jumlah', title: 'Jumlah', type: 'integer' } as const;
  expect(sampleText({ ...sample, values: true, columns: [bare] })).toBe('Isi kolom kiriman ini belum dihitung.');
  expect(profileCells(bare, { values: true })).toEqual(['Jumlah', 'bilangan bulat', '–', '–', '–', '–', '–']);
});
