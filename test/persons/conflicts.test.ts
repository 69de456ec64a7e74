import { expect, test } from 'vitest';
import { conflictsOf } from '../../functions/persons/sections.ts';

const fields = [{ name: 'nama_penerima', title: 'Nama Penerima', type: 'string' }] as const;
const row = (datasetId: string, period: string, name: string) => ({
  source: { dataset: { datasetId, title: `Penerima ${datasetId}` }, fields },
  period,
  cells: { nama_penerima: name },
});

/** An index that was made anew, by another key, leads to the same blocks in another order. */
test('what datasets write differently stands in one order, in whichever their rows were found', () => {
  const rows = [
    row('sembako', '2026-Q1', 'Sri Wahyuni'),
    row('pkh', '2026-Q2', 'Siti Aminah'),
    row('pkh', '2026-Q3', 'Siti Aminah'),
    row('pkh', '2026-Q3', 'Aminah'),
  ];
  const told = conflictsOf(rows, undefined).flatMap(({ values }) => values.map(({ period, value }) => `${period} ${value}`));
  expect(told).toEqual(['2026-Q3 Aminah', '2026-Q3 Siti Aminah', '2026-Q2 Siti Aminah', '2026-Q1 Sri Wahyuni']);
  for (const found of [rows.toReversed(), [...rows.slice(2), ...rows.slice(0, 2)]])
    expect(conflictsOf(found, undefined)).toEqual(conflictsOf(rows, undefined));
});
