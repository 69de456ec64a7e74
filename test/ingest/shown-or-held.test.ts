import { describe, expect, test } from 'vitest';
import type { ReadOptions } from '../../functions/ingest/read-file.ts';
import { withoutMark } from '../../functions/model/normal-form.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { cellsOf, findingsOf } from './csv/read-bytes.ts';
import { readNamed } from './read-back-file.ts';
import { partsOf, zipParts } from './workbook/write-workbook.ts';

/** Issue 9, part 2: where what Excel shows and what it holds differ, it is asked. */

const codes = [
  'General',
  '00000',
  'd-mmm',
  'mmm-yy',
  '0.00',
  'd/m/yyyy',
  '"08"00000',
  '0',
  '000000000000000000',
  '0" km2"',
  'dd/mm',
  'yyyy',
  'mmmm',
];
const formats = codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('');
const styles = `<numFmts>${formats}</numFmts><cellXfs>${codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs>`;
const number = (value: string, code: string) => `<c s="${codes.indexOf(code)}"><v>${value}</v></c>`;
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;

/** A sheet of names and one column of these cells, which is its second. */
async function read(label: string, cells: readonly string[], options: Partial<ReadOptions> = {}) {
  const rows = [row(text('Nama'), text(label)), ...cells.map((cell, index) => row(text(`benda ${index}`), cell))];
  return readNamed('data.xlsx', await zipParts(partsOf({ sheets: [rows.join('')], styles })), options);
}

const column = (result: Awaited<ReturnType<typeof read>>) => cellsOf(result).map(([, cell = '']) => withoutMark(cell));
const answered = (questionId: string, readingId: string) => ({ answers: new Map([[questionId, readingId]]) });
const standard = (title: string, type: Field['type'], format?: string): Partial<ReadOptions> => ({
  fields: [
    { name: 'nama', title: 'Nama', type: 'string' },
    { name: 'isi', title, type, ...(format === undefined ? {} : { format }) },
  ],
});
const questionsOf = ({ outcome }: Awaited<ReturnType<typeof read>>) =>
  (outcome.asking ?? []).map(({ questionId, readings }) => [questionId, ...readings.map(({ readingId }) => readingId)]);

describe('zeros that only the format shows', () => {
  const cells = [number('123', '00000'), number('4567', '00000'), number('15151', '00000'), number('89', 'General'), text('x')];
  const asked = ['kolom-2-nol-di-depan', 'seperti-tampil', 'seperti-isi'];

  test('are asked about, with two cells each way', async () => {
    const result = await read('Kode pos', cells);
    expect(questionsOf(result)).toEqual([asked]);
    expect(result.outcome.asking?.[0]).toMatchObject({
      fieldName: 'kode_pos',
      text: expect.stringMatching(/^Kolom Kode pos: di 2 sel/),
      readings: [{ examples: ['00123', '04567'] }, { examples: ['123', '4567'] }],
    });
    expect(result.outcome).toMatchObject({ ok: false, findings: [], form: { rows: 5 } });
  });

  test('come as they are shown where the clerk says so, or the standard says text', async () => {
    const shown = ['00123', '04567', '15151', '89', 'x'];
    expect(column(await read('Kode pos', cells, answered('kolom-2-nol-di-depan', 'seperti-tampil')))).toEqual(shown);
    const second = await read('Kode pos', cells, standard('Kode pos', 'string'));
    expect([second.outcome.ok, column(second)]).toEqual([true, shown]);
  });

  test('are asked about once, however many columns have them, and one answer is for all', async () => {
    const labels = ['Provinsi', 'Kota', 'Kecamatan', 'Kelurahan', 'Pos'];
    const rows = [row(...labels.map(text)), row(...labels.map((_, index) => number(`${index + 7}`, '00000'))), row(...labels.map(text))];
    const workbook = await zipParts(partsOf({ sheets: [rows.join('')], styles }));
    const { outcome } = await readNamed('data.xlsx', workbook);
    expect(outcome.asking).toMatchObject([
      { questionId: 'kolom-1-nol-di-depan', text: expect.stringMatching(/^Kolom Provinsi, Kota, Kecamatan, Kelurahan, Pos: di 5 sel/) },
    ]);
    const settled = await readNamed('data.xlsx', workbook, answered('kolom-1-nol-di-depan', 'seperti-tampil'));
    expect(cellsOf(settled)[0]).toEqual(['00007', '00008', '00009', '00010', '00011']);
  });

  test('go where the clerk says so, or the standard says number', async () => {
    const held = ['123', '4567', '15151', '89', 'x'];
    expect(column(await read('Kode pos', cells, answered('kolom-2-nol-di-depan', 'seperti-isi')))).toEqual(held);
    const second = await read('Kode pos', cells, standard('Kode pos', 'integer'));
    expect([second.outcome.ok, column(second)]).toEqual([true, held]);
  });

  test('and digits in front of them, too', async () => {
    const result = await read('Telepon', [number('1234567', '"08"00000')], answered('kolom-2-nol-di-depan', 'seperti-tampil'));
    expect(column(result)).toEqual(['081234567']);
  });

  test.each<[string, string]>([
    ['all digits are there', number('15151', '00000')],
    ['it is rounded for show', number('1234.567', '0.00')],
    ['it is rounded to a whole number for show', number('1234.567', '0')],
    ['it has a fraction', number('12.5', '00000')],
    ['it has a unit', number('12', '0" km2"')],
  ])('are no question where %s', async (_, cell) => {
    expect((await read('Kode', [cell])).outcome.ok).toBe(true);
  });
});

describe('a date that is shown without its year', () => {
  /** 5 September and 14 October 2021, as Excel makes them of 5-9 and 14-10. */
  const cells = [text('0-4'), number('44444', 'd-mmm'), number('44483', 'd-mmm'), text('15-19'), number('44470', 'mmm-yy')];

  test('is asked about', async () => {
    const result = await read('Kelompok umur', cells);
    expect(questionsOf(result)).toEqual([['kolom-2-tanggal-pendek', 'tanggal', 'teks']]);
    expect(result.outcome.asking?.[0]?.readings).toMatchObject([
      { examples: ['2021-09-05', '2021-10-14'] },
      { examples: ['5-Sep', '14-Oct'] },
    ]);
  });

  test('is the text that is shown where the clerk or the standard says so, and then every date in the column is', async () => {
    const shown = ['0-4', '5-Sep', '14-Oct', '15-19', 'Oct-21'];
    expect(column(await read('Umur', cells, answered('kolom-2-tanggal-pendek', 'teks')))).toEqual(shown);
    expect(column(await read('Umur', cells, standard('Umur', 'string')))).toEqual(shown);
  });

  test('is the date that is held where the clerk or the standard says so', async () => {
    const held = ['2021-09-05', '2021-10-14'];
    const dates = cells.slice(1, 3);
    expect(column(await read('Tanggal', dates, answered('kolom-2-tanggal-pendek', 'tanggal')))).toEqual(held);
    const second = await read('Tanggal', dates, standard('Tanggal', 'date'));
    expect([second.outcome.ok, column(second)]).toEqual([true, held]);
  });

  test.each(['d-mmm', 'dd/mm', 'mmmm'])('as %s', async (code) => {
    expect((await read('Tanggal', [number('44444', code)])).outcome.asking).toHaveLength(1);
  });

  test.each(['mmm-yy', 'yyyy'])('or without its day is told: %s', async (code) => {
    const { outcome } = await read('Bulan', [number('44470', code)]);
    expect(outcome.ok && outcome.warnings.map(({ type, fieldNumber }) => [type, fieldNumber])).toEqual([['short-date', 2]]);
  });

  test('but not with all three', async () => {
    expect((await read('Tanggal', [number('44444', 'd/m/yyyy')])).outcome).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('a quantity whose cell has the format of dates', () => {
  const cells = [number('12', 'General'), number('15', 'd/m/yyyy'), number('44444', 'd/m/yyyy')];

  test('is asked about: the date in 1900 that is shown, or the number that is held', async () => {
    const result = await read('Jumlah', cells);
    expect(questionsOf(result)).toEqual([['kolom-2-tanggal-1900', 'bilangan', 'tanggal']]);
    expect(result.outcome.asking?.[0]?.readings).toMatchObject([{ examples: ['15'] }, { examples: ['1900-01-15'] }]);
    expect(column(await read('Jumlah', cells, answered('kolom-2-tanggal-1900', 'bilangan')))).toEqual(['12', '15', '2021-09-05']);
    expect(column(await read('Jumlah', cells, answered('kolom-2-tanggal-1900', 'tanggal')))).toEqual(['12', '1900-01-15', '2021-09-05']);
    expect(column(await read('Jumlah', cells, standard('Jumlah', 'integer')))).toEqual(['12', '15', '2021-09-05']);
    expect(column(await read('Jumlah', cells, standard('Jumlah', 'date')))).toEqual(['12', '1900-01-15', '2021-09-05']);
  });
});

test('errors of Excel are told, with the place of the first', async () => {
  const { outcome } = await read('Nilai', [number('1', 'General'), '<c t="e"><v>#DIV/0!</v></c>', '<c t="e"><f>1/0</f><v>#N/A</v></c>']);
  expect(outcome.ok && outcome.warnings).toMatchObject([
    { type: 'formula-error', rowNumber: 3, fieldNumber: 2, message: expect.stringMatching(/^2 sel .*kolom Nilai/) },
  ]);
});

describe('a whole number of sixteen digits in a number cell', () => {
  const exact = ['3171070005009123', '3171070005009124', '3171070005009125'];
  const rounded = ['3171070005009120', '3171070005009130', '3.1710700050091E+15'];
  const asCells = (values: readonly string[], code = 'General') => values.map((value) => number(value, code));

  test.each(['General', '0', '000000000000000000'])('is published in all its digits, however it is shown: %s', async (code) => {
    const result = await read('Kode aset', asCells(exact, code));
    expect([result.outcome.ok, column(result)]).toEqual([true, exact]);
  });

  test('is asked about where every one in its column could have lost its end in Excel', async () => {
    const result = await read('Kode aset', asCells(rounded));
    expect(questionsOf(result)).toEqual([['kolom-2-enam-belas-digit', 'angka-bulat', 'nomor']]);
    const whole = await read('Kode aset', asCells(rounded), answered('kolom-2-enam-belas-digit', 'angka-bulat'));
    expect([whole.outcome.ok, column(whole), whole.outcome.warnings.map(({ type }) => type)]).toEqual([true, rounded, ['long-number']]);
    const code = await read('Kode aset', asCells(rounded), answered('kolom-2-enam-belas-digit', 'nomor'));
    expect(findingsOf(code)).toEqual(['type-error']);
    expect((await read('Kode aset', asCells(rounded), standard('Kode aset', 'integer'))).outcome).toMatchObject({ ok: true, warnings: [] });
  });

  test.each<[string, Partial<ReadOptions>]>([
    ['NIK', {}],
    ['No. KK', {}],
    ['Pemilik', standard('Pemilik', 'string', 'nik')],
  ])('is read as Excel shows it in a column of persons’ numbers, so that the check refuses it: %s', async (label, options) => {
    const result = await read(label, asCells(exact), options);
    expect(column(result)).toEqual(['3.17107000500912E+15', '3.17107000500912E+15', '3.17107000500912E+15']);
    expect(result.outcome.ok).toBe(true);
  });
});
