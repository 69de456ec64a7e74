import { expect, test } from 'vitest';
import { makeCityData } from '../../demo/city-data.ts';
import { listsFor } from '../../functions/standards/inference/infer-codes.ts';

test('what the demo city shares by request can be narrowed to a part of it: each row has the code of its kelurahan', async () => {
  const shared = (await makeCityData()).filter(({ registration }) => registration.sharing === 'by-request');
  expect(shared.map(({ registration }) => registration.datasetId)).toEqual(['penerima-pkh', 'penerima-sembako']);
  for (const { content } of shared) {
    const [header = [], ...rows] = content
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const place = header.indexOf('Kode Kelurahan');
    expect(listsFor('kode_kelurahan')).toEqual(['kemendagri-kelurahan']);
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.filter((row) => !/^36\.71\.\d{2}\.\d{4}$/.test(row[place] ?? ''))).toEqual([]);
  }
});
