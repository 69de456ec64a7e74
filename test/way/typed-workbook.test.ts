import { beforeAll, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';
import { approve, deliver, register, report, rowsOf } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** A standard written for CSV (decimal comma, day before month), and a workbook in which some cells are real numbers and dates. */
const fields = [
  { name: 'lokasi', type: 'string' },
  { name: 'luas', type: 'number', decimalChar: ',', groupChar: '.' },
  { name: 'warga', type: 'integer', decimalChar: ',', groupChar: '.' },
  { name: 'capaian', type: 'number', format: 'percent', decimalChar: ',' },
  { name: 'tanggal', type: 'date', format: '%d/%m/%Y' },
  { name: 'bulan', type: 'yearmonth', format: '%B %Y' },
];
/** General, date, percent. */
const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>';
const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const sheetOf = (rows: readonly (readonly string[])[]) => rows.map((cells) => `<row>${cells.join('')}</row>`).join('');
const header = fields.map(({ name }) => text(name));
const bookOf = (rows: readonly (readonly string[])[]) => zipParts(partsOf({ sheets: [sheetOf([header, ...rows])], styles }));

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

async function registerWith(datasetId: string): Promise<void> {
  await register(city.client, datasetId, { cadence: 'ad-hoc' });
  expect((await send(city.client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, { fields })).status).toBe(200);
}

test('real numbers and dates, and texts in the style of the standard, are published with the same values', async () => {
  const book = await bookOf([
    [text('angka'), number('1.234'), number('1234'), number('1.2', 2), number('46277', 1), number('46266', 1)],
    [text('teks'), text('1.234'), text('1.234'), text('120%'), text('12/09/2026'), text('September 2026')],
    [text('pecahan'), number('1250.75'), number('-7'), number('0.905', 2), number('46002', 1), number('46266', 1)],
    [text('teks pecahan'), text('1.250,75'), text('-7'), text('90,5%'), text('11/12/2025'), text('september 2026')],
  ]);
  await registerWith('campuran');
  await approve(city.client, 'campuran', await deliver(city.client, 'campuran', book, { fileName: 'data.xlsx' }));
  const whole = { warga: 1234, capaian: 1.2, tanggal: '2026-09-12', bulan: '2026-09' };
  const part = { luas: 1250.75, warga: -7, capaian: 0.905, tanggal: '2025-12-11', bulan: '2026-09' };
  expect(await rowsOf(city.client, 'campuran')).toEqual([
    { lokasi: 'angka', luas: 1.234, ...whole },
    { lokasi: 'teks', luas: 1234, ...whole },
    { lokasi: 'pecahan', ...part },
    { lokasi: 'teks pecahan', ...part },
  ]);
});

test('what is wrong all the same is said as the clerk sees it', async () => {
  const book = await bookOf([[text('a'), text('1250.75'), number('1.234'), number('90.5'), text('2026-09-12'), number('46277', 1)]]);
  await registerWith('keliru');
  const upload = await deliver(city.client, 'keliru', book, { fileName: 'data.xlsx' });
  const wrong = [
    ['luas', '1250.75'],
    ['warga', '1.234'],
    ['capaian', '90.5'],
    ['tanggal', '2026-09-12'],
    ['bulan', '2026-09-12'],
  ];
  expect(await report(city.client, 'keliru', upload)).toMatchObject({
    errors: wrong.map(([fieldName, cell]) => ({ type: 'type-error', rowNumber: 2, fieldName, cell })),
  });
});
