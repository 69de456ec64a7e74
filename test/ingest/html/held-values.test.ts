import { describe, expect, test } from 'vitest';
import { openPage } from '../../../functions/ingest/html/open-page.ts';
import { createRowCounts } from '../../../functions/ingest/workbook/workbook.ts';
import { withoutMark } from '../../../functions/model/normal-form.ts';
import { cellsOf, findingsOf } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';
import { rowsOf } from '../workbook/read-rows.ts';

/** Issue 9, part 2 (fault E): a page gives what its cells show and hold, nothing that it hides and nothing glued together. */

const readPage = (html: string | Uint8Array, options = {}) => readNamed('laporan.xls', html, options);
/** One row under a header, between styles and cells of its own. */
const pageOf = (cell: string, head = '') =>
  `<html><head>${head}</head><body><table><tr><th>Nama<th>Isi</tr><tr><td>a</td>${cell}</tr></table></body></html>`;
const heldValue = async (cell: string, head = '') => withoutMark(cellsOf(await readPage(pageOf(cell, head)))[0]?.[1] ?? '');
const styled = (css: string) => `<style><!-- ${css} --></style>`;

describe('what is hidden in a cell is no part of it', () => {
  test.each([
    '<span style="display:none">00012</span>12',
    '<span style="DISPLAY : none !important">00012</span>12',
    '<div style="color:red;visibility:hidden">00012</div>12',
    "<span style='mso-hide:all'>00012</span>12",
    '<span hidden>00012</span>12',
    '<b class="lain x">00012</b>12',
    '<p style="display:none">0<b>0<i>0</i></b></p>12<span style="display:none"><br>x</span>',
    '12<template>x</template><script>y</script><datalist><option>z</datalist>',
  ])('%s', async (html) => {
    expect(await heldValue(`<td>${html}</td>`, styled('.x {display:none} @media print {.y {display:none}}'))).toBe('12');
  });

  test.each(['<span style="display:inline">12</span>', '<b class="y">12</b>', '<span style="x-display:none">12</span>'])(
    'but not: %s',
    async (html) => {
      expect(await heldValue(`<td>${html}</td>`, styled('@media print {.y {display:none}}'))).toBe('12');
    },
  );
});

test.each([
  ['in one style element after another', '<style>.x{color:red}</style><p class=x></p><style>.y{display:none}</style>'],
  ['in an element that comes in pieces', '<style>.y{display:&amp;<b>} .x{} .y{display:none}</style>'],
  ['beside others', '<style>.x,.y,td.z{display:none}</style>'],
  ['before a comment that nothing ends', '<style>.y{display:none} /* .y{display:block}</style>'],
])('a class is hidden by a rule %s', async (_, head) => {
  expect(await heldValue('<td><b class="y">00</b>12</td>', head)).toBe('12');
});

test('a rule holds for one style element: what another leaves open is no part of it', async () => {
  expect(await heldValue('<td><b class="y">00</b>12</td>', '<style>.x{</style><style>.y{display:none}</style>')).toBe('12');
});

test.each([
  ['<select><option>A<option selected>B<option>C</select>', 'B'],
  ['<select><option value=1>A</option><option value=2>B</option></select>', 'A'],
  ['x <select><optgroup label=y><option>A</optgroup></select> z', 'x A z'],
  ['<select><option selected>A<option>B<option selected>C</select>', 'C'],
  ['<select multiple><option>A<option>B</select>', ''],
  ['<select multiple><option selected>A<option>B<option selected>C</select>', 'A, C'],
  ['<input value="12"><input type=hidden value="99">', '12'],
  ['<textarea>12</textarea>', '12'],
])('of what can be filled in, what is shown is read, and said: %s', async (html, text) => {
  const read = await readPage(pageOf(`<td>${html}</td>`));
  expect(cellsOf(read)[0]?.[1]).toBe(text);
  expect(read.outcome.warnings.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('1 sel di halaman HTML ini memuat isian'),
  );
});

test.each([
  ['<div>Jl. Melati</div><div>RT 1</div>', 'Jl. Melati\nRT 1'],
  ['<p> a </p>\n<p>b<br>c</p>', 'a\nb\nc'],
  ['a<br><br>b', 'a\n\nb'],
  ['<ul><li>a<li>b</ul>', 'a\nb'],
  ['<div><span>12</span></div>', '12'],
])('blocks are lines, not glued: %s', async (html, text) => {
  expect(await heldValue(`<td>${html}</td>`)).toBe(text);
});

describe('the value that Excel or LibreOffice wrote beside what is shown', () => {
  const excel =
    '.xl65 {mso-number-format:"00000";} td.xl66, .xl67 {mso-number-format:"d\\/m\\/yyyy";} .xl68 {mso-number-format:"\\#\\,\\#\\#0\\.00";}';
  test.each([
    ['<td x:num="1234.5678">1.235</td>', '1234.5678'],
    ['<td x:num="1234.5678" class=xl68>1,234.57</td>', '1234.5678'],
    ['<td x:num="29.350000000000001">Rp 29,35</td>', '29.35'],
    ['<td x:num="3171070005009123">3,17107E+15</td>', '3171070005009123'],
    ['<td x:num="-5">(5)</td>', '-5'],
    ['<td x:num>1.235</td>', '1.235'],
    ['<td class=xl66 x:num="44197">1/1/2021</td>', '2021-01-01'],
    ['<td x:num="44197">1 Januari 2021</td>', '1 Januari 2021'],
    ['<td x:num="oops">12</td>', '12'],
    ['<td x:str="  007 ">007</td>', '  007 '],
    ['<td x:str>007</td>', '007'],
    ['<td sdval="1234.5678" sdnum="1033;0;0.00">1234.57</td>', '1234.5678'],
    ['<td style="mso-number-format:Short Date" x:num="44197">1/1/2021</td>', '2021-01-01'],
  ])('is the value: %s', async (cell, text) => {
    expect(await heldValue(cell, styled(excel))).toBe(text);
  });

  test('has its mark, and a share that of shares', async () => {
    const read = await readPage(pageOf(`<td x:num="0.125" style='mso-number-format:"0\\.0%"'>12.5%</td>`));
    expect([cellsOf(read)[0]?.[1], read.outcome.form?.typedColumns]).toEqual(['\x1b0.125', [1]]);
  });

  test.each([
    ['<td class=xl65>123</td>', ['00123', '123']],
    ['<td class=xl65 x:num>123</td>', ['00123', '123']],
    [`<td style='mso-number-format:"\\0022KD\\0022000"'>7</td>`, ['KD007', '7']],
    ['<td sdval="123" sdnum="1033;0;00000">00123</td>', ['00123', '123']],
  ])('is asked about where its format adds zeros: %s', async (cell, [shown, held]) => {
    const { outcome } = await readPage(pageOf(cell, styled(excel)));
    expect(outcome.asking).toMatchObject([{ questionId: 'kolom-2-nol-di-depan', readings: [{ examples: [shown] }, { examples: [held] }] }]);
  });
});

describe('a part that is struck out', () => {
  test.each([
    '<del>12</del>13',
    '<s>12</s>13',
    '<strike>12</strike><b>13</b>',
    '<span style="color:red;text-decoration: underline line-through">12</span>13',
    '<span style="text-decoration-line:line-through">12</span>13',
    '<font class=font7>12</font>13',
    '<s><i>1</i>2</s><i>13</i>',
  ])('is asked about: %s', async (html) => {
    const { outcome } = await readPage(pageOf(`<td>${html}</td>`, styled('.font7 {color:red; text-decoration:line-through;}')));
    expect(outcome.asking).toMatchObject([{ questionId: 'kolom-2-dicoret', readings: [{ examples: ['13'] }, { examples: ['1213'] }] }]);
  });

  test('leaves what is beside it as the clerk answers', async () => {
    const read = (answer: string) => readPage(pageOf('<td><del>12</del>13</td>'), { answers: new Map([['kolom-2-dicoret', answer]]) });
    expect([cellsOf(await read('tanpa')), cellsOf(await read('apa-adanya'))]).toEqual([[['a', '13']], [['a', '1213']]]);
  });

  test.each(['<u>12</u>', '<span style="text-decoration:none">12</span>', '<s> </s>12', '<del></del>12'])('is none in %s', async (html) => {
    expect(await heldValue(`<td>${html}</td>`)).toBe('12');
  });
});

test.each([
  ['5<sup>1</sup>', '5¹'],
  ['5<sub>1</sub>', '5₁'],
  ['CO<sub>2</sub>', 'CO2'],
  ['m<sup>2</sup>', 'm2'],
])('raised and lowered digits stand apart from a number: %s', async (html, text) => {
  expect(await heldValue(`<td>${html}</td>`)).toBe(text);
});

describe('rows, columns and tables that are not shown', () => {
  test('are read, and rows and columns counted', async () => {
    const rows =
      '<tr><th>a<th>b<th>c<tr height=0 style="display:none"><td>1<td>2<td>3<tr><td>4<td style="display:none">5<td>6<tr hidden><td><td>';
    const bytes = Buffer.from(`<table><col><col><col style='display:none'>${rows}</table>`);
    const opened = await openPage(async function* () {
      yield bytes;
    });
    const counts = createRowCounts();
    const read = opened.ok ? await rowsOf(opened.workbook.sheets[0], counts) : [];
    expect(read.map(({ cells }) => cells.join())).toEqual(['a,b,c', '1,2,3', '4,5,6', '']);
    expect(counts).toEqual({ uncalculated: 0, errorCells: 0, hiddenRows: 1, firstHiddenRow: 2, hiddenColumns: [2, 3] });
  });

  test('a table in what is hidden is a hidden one, and passed over', async () => {
    const table = (label: string) => `<table><tr><th>${label}<th>n<tr><td>x<td>1</table>`;
    const read = await readPage(`<html><div style="display:none">${table('lain')}</div>${table('nama')}</html>`);
    expect(read.outcome.form?.labels).toEqual(['nama', 'n']);
    expect(read.outcome.warnings.map(({ message }) => message)).toContainEqual(expect.stringContaining('disembunyikan'));
  });
});

describe('a declared encoding', () => {
  const declare = (label: string) => `<meta http-equiv=Content-Type content="text/html; charset=${label}">`;
  const page = (label: string, bytes: readonly number[]) =>
    Buffer.concat([
      Buffer.from(pageOf('<td>|</td>', declare(label)).split('|')[0] ?? ''),
      Buffer.from(bytes),
      Buffer.from('</td></tr></table>'),
    ]);

  test.each([
    ['iso-8859-2', [0xb1, 0xea], 'ąę'],
    ['ISO-8859-1', [0xe9, 0x96], 'é–'],
    ['windows-1256', [0xc8], 'ب'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['gb2312', [0xd6, 0xd0], '中'],
    ['utf-8', [0xc3, 0xa9], 'é'],
    ['utf-16', [0xc3, 0xa9], 'é'],
  ])('%s is honoured', async (label, bytes, text) => {
    expect(cellsOf(await readPage(page(label, bytes)))).toEqual([['a', text]]);
  });

  test('of old, though the bytes are UTF-8, is passed over and said', async () => {
    const read = await readPage(page('iso-8859-1', [0xc3, 0xa9]));
    expect(cellsOf(read)).toEqual([['a', 'é']]);
    expect(read.outcome.warnings.map(({ message }) => message)).toContainEqual(expect.stringContaining('dibaca sebagai UTF-8'));
  });

  test.each<[string, readonly number[], RegExp]>([
    ['x-huruf-daerah', [0xe9], /penyandian huruf “x-huruf-daerah”, yang tidak dikenal/],
    ['utf-8', [0xe9], /bukan UTF-8 yang sah/],
    ['shift_jis', [0x81, 0x20, 0xff], /bukan SHIFT_JIS yang sah/],
    ['windows-1252', [0x81], /bukan WINDOWS-1252 yang sah/],
  ])('%s that is not known, or not true, is refused', async (label, bytes, message) => {
    const read = await readPage(page(label, bytes));
    expect(findingsOf(read)).toEqual(['encoding-error']);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toMatch(message);
  });

  test('that is missing is UTF-8, else Windows-1252, and then that is said, however late it shows', async () => {
    const late = Buffer.concat([
      Buffer.from(`<html><!--${'x'.repeat(2_000_000)}-->${pageOf('<td>')}`),
      Buffer.from([0xe9]),
      Buffer.from('</table>'),
    ]);
    const read = await readPage(late);
    expect(read.outcome.form?.labels).toEqual(['Nama', 'Isi']);
    expect(read.outcome.warnings.map(({ message }) => message)).toContainEqual(expect.stringContaining('dibaca sebagai Windows-1252'));
  });
});
