import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { mendableOf } from '../../web/pages/upload/mendable.ts';
import { datasetOf, deliver, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { datasetId } from '../rows/rows-function.ts';

const [uploadId] = uploadIds;
const fields = [
  { name: 'no', type: 'integer' as const },
  { name: 'kecamatan', type: 'string' as const },
  { name: 'baru', type: 'integer' as const, constraints: { required: true } },
];
const table = ['no;kecamatan;baru', '1;Benda;10', '2;Cipondoh;20', '3;Karawaci;30'];
const totalMend = 'Baris ini tampaknya jumlah, bukan data: hapus barisnya dari berkas, lalu unggah lagi.';
const closingMend = 'Baris ini tampaknya tanda tangan atau catatan, bukan data: hapus barisnya dari berkas, lalu unggah lagi.';

/** Under an approved standard. */
async function send(...lines: readonly string[]) {
  const fakes = ingestFakes(datasetOf(), standardOf({ fields }));
  await ingestBatch(fakes, [deliver(fakes, uploadId, `${[...table, ...lines].join('\n')}\n`)]);
  expect(fakes.faults).toEqual([]);
  return JSON.parse((await fakes.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report.json`)) ?? '{}');
}

type Error = {
  readonly type: string;
  readonly rowNumber?: number;
  readonly fieldName?: string;
  readonly mend: string;
  readonly message: string;
};
const mends = (report: { readonly errors: readonly Error[] }) => report.errors.map(({ rowNumber, mend }) => [rowNumber, mend]);

test('a total and a signature are set aside under a standard, too', async () => {
  const report = await send('JUMLAH;;60', '', ';;Mengetahui,', ';;Kepala Dinas', ';;Siti Aminah');
  expect(report).toMatchObject({ valid: true, conservation: { read: 7, published: 3, refused: 0, setAside: 4 } });
});

describe('a row in error that looks like no data is to be taken out, without an input for its cell', () => {
  test.each([
    ['a total whose numbers are wrong', ['JUMLAH;;61'], [[5, totalMend]]],
    ['a total with words beside it', ['Total Kota;semua;60'], [[5, totalMend]]],
    ['a total in the middle', ['JUMLAH;;60', '4;Pinang;5'], [[5, totalMend]]],
    [
      'an office below a total whose numbers are wrong',
      ['JUMLAH;;61', ';;Kepala Dinas'],
      [
        [5, totalMend],
        [6, closingMend],
      ],
    ],
    ['an office without a total', [';;Kepala Dinas'], [[5, closingMend]]],
    ['a name alone in a column of numbers', [';;Siti Aminah'], [[5, closingMend]]],
  ])('%s', async (_, lines, expected) => {
    const report = await send(...lines);
    expect(mends(report)).toEqual(expected);
    expect(mendableOf(report.errors, 50)).toEqual([]);
  });
});

test.each([
  ['a name whose number is missing', [';Pinang;'], 'Isi sel ini.'],
  ['a name with a word for its number', [';Pinang;belum ada'], 'Tulis angka bulat'],
  ['a word in a number of the middle', [';;tidak ada', '5;Pinang;5'], 'Tulis angka bulat'],
])('a row that may be data is mended in its cell: %s', async (_, lines, words) => {
  const report = await send(...lines);
  expect(report.errors.map(({ mend }: Error) => mend)).toEqual([expect.stringContaining(words)]);
  expect(mendableOf(report.errors, 50)).toHaveLength(1);
});
