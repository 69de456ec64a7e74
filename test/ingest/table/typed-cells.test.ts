import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNormalForm } from '../../../functions/ingest/returned/read-normal-form.ts';
import { withoutMark } from '../../../functions/model/normal-form.ts';
import { cellsOf } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';
import { partsOf, zipParts } from '../workbook/write-workbook.ts';

/** General, date, date and time, percent, number of two decimals, text. */
const formats = [0, 14, 22, 10, 4, 49];
const styles = `<cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const [typed, share] = ['\x1e', '\x1b'];

async function read(rows: readonly string[], merged: readonly string[] = []) {
  const mergedXml = merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return readNamed('data.xlsx', await zipParts(partsOf({ sheets: [rows.join('')], styles, afterRows: mergedXml })));
}

const header = row(text('Nama'), text('Nilai'), text('Lain'));
const one = (cell: string) => read([header, row(text('a'), cell, text('x'))]);

test.each<[string, string, string]>([
  ['a fraction', number('1234.5'), `${typed}1234.5`],
  ['a fraction of a formula', '<c><f>1/8</f><v>0.125</v></c>', `${typed}0.125`],
  ['a fraction under zero, with an exponent', number('-2.5E-1', 4), `${typed}-0.25`],
  ['a date', number('46277', 1), `${typed}2026-09-12`],
  ['a date and time', number('46277.354166666664', 2), `${typed}2026-09-12T08:30:00`],
  ['a time', number('0.354166666666667', 2), `${typed}08:30:00`],
  ['a date of ISO 8601', '<c t="d"><v>2026-09-12T08:30:00Z</v></c>', `${typed}2026-09-12T08:30:00`],
  ['a truth', '<c t="b"><v>0</v></c>', `${typed}FALSE`],
  ['a share', number('0.9', 3), `${share}0.9`],
  ['a whole share', number('2', 3), `${share}2`],
  ['a whole number', number('1234'), '1234'],
  ['a whole number under zero', number('-1234', 4), '-1234'],
  ['a long number', number('3671015205900001'), '3671015205900001'],
  ['a fraction in all the digits of its double', number('1.0413926851582251'), `${typed}1.0413926851582251`],
  ['a text that looks like a number', text('1.234'), '1.234'],
  ['a text of a formula', '<c t="str"><f>A1</f><v>1.234</v></c>', '1.234'],
  ['a text in a column of percentages', '<c t="str" s="3"><v>1.2</v></c>', '1.2'],
  ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
  ['what is no number', number('abc'), 'abc'],
  ['what is no date of ISO 8601', '<c t="d"><v>besok</v></c>', 'besok'],
])('%s', async (_, cell, written) => {
  const result = await one(cell);
  expect(cellsOf(result)).toEqual([['a', written, 'x']]);
  expect(result.outcome.form?.typedColumns).toEqual(written === withoutMark(written) ? [] : [1]);
});

test('the columns of typed cells are named by their places in the table, not in the sheet', async () => {
  const rows = [row(text(''), text('Nama'), '<c/>', text('Nilai')), row('<c/>', text('a\nb'), '<c/>', number('1.5'))];
  const result = await read([...rows, row('<c/>', text('b'), '<c/>', number('2'))]);
  expect(result.outcome.form).toMatchObject({ labels: ['Nama', 'Nilai'], typedColumns: [1], columnsWithNewline: [0] });
  expect(cellsOf(result)).toEqual([
    ['a\nb', `${typed}1.5`],
    ['b', '2'],
  ]);
});

test('a merged cell gives every row its value with its mark', async () => {
  const rows = [
    header,
    row(text('a'), number('1.5'), number('46277', 1)),
    row(text('b'), '<c/>', text('teks')),
    row(text('c'), number('2.25'), text('x')),
  ];
  const result = await read(rows, ['B2:B3']);
  expect(cellsOf(result)).toEqual([
    ['a', `${typed}1.5`, `${typed}2026-09-12`],
    ['b', `${typed}1.5`, 'teks'],
    ['c', `${typed}2.25`, 'x'],
  ]);
  expect(result.outcome.form?.typedColumns).toEqual([1, 2]);
});

test('a total of typed numbers is left out', async () => {
  const result = await read([
    header,
    row(text('a'), number('1.5'), number('10')),
    row(text('b'), number('2.25'), number('20.5')),
    row(text('c'), number('3'), number('30')),
    row(text('Total'), number('6.75'), number('60.5')),
  ]);
  expect(result.outcome.form).toMatchObject({ rows: 3, typedColumns: [1, 2] });
  expect(result.outcome.form?.dialect.skipped).toEqual([{ rowNumber: 5, reason: 'total' }]);
  expect(cellsOf(result).map(([name]) => name)).toEqual(['a', 'b', 'c']);
});

test('a clerk never sees a mark: what comes back is the text alone', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'typed-'));
  try {
    const path = join(directory, 'form.txt');
    await writeFile(path, `2\x1fa\x1db\x1f${typed}1.5\x1f${share}0.9\n`);
    const rows: unknown[] = [];
    for await (const read of readNormalForm(path)) rows.push(read);
    expect(rows).toEqual([{ rowNumber: 2, cells: ['a\nb', '1.5', '0.9'] }]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('a cell that holds the byte of a mark itself is refused', async () => {
  const result = await one(text('_x001E_1.5'));
  expect(result.outcome).toMatchObject({ ok: false, findings: [{ rowNumber: 2, fieldNumber: 2 }] });
});
