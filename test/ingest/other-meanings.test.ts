import { describe, expect, test } from 'vitest';
import type { ReadOptions } from '../../functions/ingest/read-file.ts';
import { withoutMark } from '../../functions/model/normal-form.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { cellsOf } from './csv/read-bytes.ts';
import { readNamed } from './read-back-file.ts';
import { partsOf, zipParts } from './workbook/write-workbook.ts';

/** Formats that show another number, a word or nothing, and texts of which a part is raised or struck out: asked or told. */

const escaped = (code: string) => code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const stylesOf = (code: string) =>
  `<numFmts><numFmt numFmtId="200" formatCode="${escaped(code)}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`;
const number = (value: string) => `<c s="1"><v>${value}</v></c>`;
const text = (value: string) => `<c s="1" t="inlineStr"><is><t>${value}</t></is></c>`;
const shared = (index: number) => `<c t="s"><v>${index}</v></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const run = (value: string, properties = '') => `<r><rPr>${properties}<sz val="11"/></rPr><t>${value}</t></r>`;
const raised = (value: string) => run(value, '<vertAlign val="superscript"/>');
const struck = (value: string) => run(value, '<strike/>');

type Options = Partial<ReadOptions> & { readonly texts?: string };

async function read(code: string, cells: readonly string[], { texts, ...options }: Options = {}) {
  const header = row('<c t="inlineStr"><is><t>Nama</t></is></c>', '<c t="inlineStr"><is><t>Isi</t></is></c>');
  const rows = cells.map((cell, index) => row(`<c t="inlineStr"><is><t>benda ${index}</t></is></c>`, cell));
  const parts = partsOf({ sheets: [header + rows.join('')], styles: stylesOf(code), ...(texts === undefined ? {} : { texts }) });
  return readNamed('data.xlsx', await zipParts(parts), options);
}

const column = (result: Awaited<ReturnType<typeof read>>) => cellsOf(result).map(([, cell = '']) => withoutMark(cell));
const asked = ({ outcome }: Awaited<ReturnType<typeof read>>) =>
  (outcome.asking ?? []).map(({ questionId, readings }) => [
    questionId,
    ...readings.map(({ readingId, examples }) => [readingId, examples]),
  ]);
const told = ({ outcome }: Awaited<ReturnType<typeof read>>) => outcome.warnings.map(({ type, rowNumber }) => [type, rowNumber]);
const answered = (questionId: string, readingId: string) => ({ answers: new Map([[questionId, readingId]]) });
const standard = (type: Field['type'], format?: string): Partial<ReadOptions> => ({
  fields: [
    { name: 'nama', title: 'Nama', type: 'string' },
    { name: 'isi', title: 'Isi', type, ...(format === undefined ? {} : { format }) },
  ],
});

describe('a number that is shown divided by thousands', () => {
  test.each([
    ['#,##0,', '1234567', '1234.567'],
    ['0.0,,"jt"', '1234567', '1.234567'],
    ['#,##0.0,', '-1500.5', '-1.5005'],
    ['_-* #,##0,_-;-* #,##0,_-;_-* "-"_-', '1500', '1.5'],
  ])('is asked about: %s', async (code, held, shown) => {
    const result = await read(code, [number(held), number('0')]);
    expect(asked(result)).toEqual([['kolom-2-dibagi-seribu', ['seperti-isi', [held]], ['seperti-tampil', [shown]]]]);
    expect(column(await read(code, [number(held)], answered('kolom-2-dibagi-seribu', 'seperti-isi')))).toEqual([held]);
  });

  test('is published as a number in all its digits where the clerk says what is shown', async () => {
    const result = await read('#,##0,', [number('1234567'), number('0')], answered('kolom-2-dibagi-seribu', 'seperti-tampil'));
    expect([result.outcome.ok, cellsOf(result).map(([, cell]) => cell)]).toEqual([true, ['\x1e1234.567', '0']]);
  });

  test('is asked about under a standard’s number, too, which either fits; its text is what is shown', async () => {
    expect(asked(await read('#,##0,', [number('1234567')], standard('number')))).toHaveLength(1);
    expect(column(await read('#,##0,', [number('1234567')], standard('string')))).toEqual(['1234.567']);
  });
});

describe('a percent sign that divides nothing', () => {
  const question = 'kolom-2-tanda-persen';
  test('is asked about: the number that is held, or the percentage that is shown', async () => {
    const cells = [number('5'), number('12.5'), number('0')];
    expect(asked(await read('0"%"', cells))).toEqual([[question, ['seperti-isi', ['5', '12.5']], ['seperti-tampil', ['5%', '12.5%']]]]);
    expect(column(await read('0"%"', cells, answered(question, 'seperti-isi')))).toEqual(['5', '12.5', '0']);
    expect(column(await read('0\\%', cells, answered(question, 'seperti-tampil')))).toEqual(['5%', '12.5%', '0%']);
  });

  test('is settled by a standard: a percentage is what is shown, any other number what is held', async () => {
    expect(column(await read('0"%"', [number('5')], standard('number', 'percent')))).toEqual(['5%']);
    expect(column(await read('0"%"', [number('5')], standard('number')))).toEqual(['5']);
  });
});

describe('digits that the format adds', () => {
  test.each([
    ['0"00"', '12', '1200'],
    ['"20"00', '21', '2021'],
    ['0\\0', '7', '70'],
    ['0"00"', '-12', '-1200'],
    ['0"00"', '12.4', '1200'],
    ['#,##0".000"', '1234', '1,234.000'],
    ['"Rp"#,##0",000"', '5', 'Rp5,000'],
    ['"1"0.0', '2.5', '12.5'],
    ['0"5"0', '12', '152'],
    ['General"00"', '1.5', '1.500'],
    ['0;-0"0"', '-5', '-50'],
  ])('are asked about, under a standard’s number, too: %s', async (code, held, shown) => {
    const expected = [['kolom-2-nol-di-depan', ['seperti-tampil', [shown]], ['seperti-isi', [held]]]];
    expect(asked(await read(code, [number(held)]))).toEqual(expected);
    expect(asked(await read(code, [number(held)], standard('integer')))).toEqual(expected);
    expect(column(await read(code, [number(held)], standard('string')))).toEqual([shown]);
  });

  test('in front of a text, too', async () => {
    expect(column(await read('"08"@', [text('1234567')], answered('kolom-2-nol-di-depan', 'seperti-tampil')))).toEqual(['081234567']);
  });
});

describe('a minus that the format leaves out', () => {
  test.each(['0;0', '0.00;0.00', '"Rp"#,##0;"Rp"#,##0;"-"', '0%;0%', '[<0]0;0'])('is asked about: %s', async (code) => {
    const cells = [number('-5'), number('7')];
    expect(asked(await read(code, cells))).toEqual([['kolom-2-tanpa-minus', ['seperti-isi', ['-5']], ['seperti-tampil', ['5']]]]);
    expect(column(await read(code, cells, answered('kolom-2-tanpa-minus', 'seperti-isi')))).toEqual(['-5', '7']);
    expect(column(await read(code, cells, answered('kolom-2-tanpa-minus', 'seperti-tampil')))).toEqual(['5', '7']);
  });
});

test('a minus that the format leaves out of a number that it fills up is asked about where it adds no zero', async () => {
  expect(asked(await read('00;00', [number('-15')]))).toMatchObject([
    ['kolom-2-tanpa-minus', ['seperti-isi', ['-15']], ['seperti-tampil', ['15']]],
  ]);
  expect(asked(await read('00;00', [number('-5')]))).toMatchObject([
    ['kolom-2-nol-di-depan', ['seperti-tampil', ['05']], ['seperti-isi', ['-5']]],
  ]);
});

describe('a number that is shown as a word', () => {
  const cells = [number('1'), number('0'), number('1')];
  test.each(['[=1]"Ya";[=0]"Tidak"', '[=1]"Ya";"Tidak"', '"Ya";"";"Tidak"'])('is asked about: %s', async (code) => {
    const result = await read(code, cells);
    expect(asked(result)).toEqual([['kolom-2-tampil-kata', ['seperti-tampil', ['Ya', 'Tidak']], ['seperti-isi', ['1', '0']]]]);
    expect(column(await read(code, cells, answered('kolom-2-tampil-kata', 'seperti-tampil')))).toEqual(['Ya', 'Tidak', 'Ya']);
    expect(column(await read(code, cells, standard('string')))).toEqual(['Ya', 'Tidak', 'Ya']);
    expect(column(await read(code, cells, standard('integer')))).toEqual(['1', '0', '1']);
  });
});

describe('what a format hides is published, and told with its first row', () => {
  test.each([
    [';;;', number('5')],
    [';;;', text('rahasia')],
    ['0;-0;;@', number('0')],
    ['#,###', number('0')],
    ['[=0]"";0', number('0')],
  ])('%s', async (code, cell) => {
    const result = await read(code, ['<c><v>1</v></c>', cell]);
    expect([result.outcome.ok, told(result)]).toEqual([true, [['hidden-value', 3]]]);
    expect(column(result)[1]).toBe(/(?<=<[vt]>)[^<]+/.exec(cell)?.[0]);
  });
});

test.each([
  ['0;(0)', '-5'],
  ['#,##0;[Red]#,##0', '-5'],
  ['0;-0', '-5'],
  ['00;(00)', '-15'],
  ['0;"minus "0', '-5'],
  ['[Red]0', '-5'],
  ['_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '0'],
  ['_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', '0'],
  ['_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-', '0'],
  ['[=0]"-";0', '0'],
  ['#,##0.00', '1234.567'],
  ['#,##0', '1234567.8'],
  ['0.00E+00', '1234567'],
  ['# ?/?', '0.5'],
  ['# ?/8', '0.5'],
  ['0" km2"', '12'],
  ['0.0" per 1000"', '12.5'],
  ['[$Rp-421]#,##0.00', '1234.5'],
  ['General', '-5'],
  ['#,##0,-', '0'],
])('%s shows the same of %s: nothing is asked or told', async (code, held) => {
  const result = await read(code, [number(held), number('13')].slice(0, code.endsWith(',-') ? 1 : 2));
  expect([result.outcome.ok, result.outcome.warnings, column(result)[0]]).toEqual([true, [], held]);
});

describe('a sign that is raised beside a number', () => {
  const items = [
    [run('12') + raised('1'), '12', '121'],
    [run('Rp 1.250') + raised('a)'), 'Rp 1.250', 'Rp 1.250a)'],
    [raised('2') + run('3,5%'), '3,5%', '23,5%'],
    [run('12/05/2021') + raised('1'), '12/05/2021', '12/05/20211'],
  ] as const;

  test.each(items)('is asked about: %s', async (runs, without, joined) => {
    const shownAlike = { texts: `<si>${runs}</si>` };
    for (const [cell, options] of [
      [shared(0), shownAlike],
      [`<c t="inlineStr"><is>${runs}</is></c>`, {}],
    ] as const) {
      const result = await read('General', [cell], options);
      expect(asked(result)).toEqual([['kolom-2-tulisan-atas', ['tanpa', [without]], ['apa-adanya', [joined]]]]);
      expect(result.outcome.asking?.[0]?.text).toContain('baris 2');
      expect(column(await read('General', [cell], { ...options, ...answered('kolom-2-tulisan-atas', 'tanpa') }))).toEqual([without]);
      expect(column(await read('General', [cell], { ...options, ...answered('kolom-2-tulisan-atas', 'apa-adanya') }))).toEqual([joined]);
      expect(asked(await read('General', [cell], { ...options, ...standard('integer') }))).toHaveLength(1);
    }
  });

  test.each([run('Benda') + raised('1'), run('km') + raised('2')])('is told beside a text: %s', async (runs) => {
    const result = await read('General', [shared(0)], { texts: `<si>${runs}</si>` });
    expect([result.outcome.ok, told(result)]).toEqual([true, [['raised-text', 2]]]);
  });

  test.each([
    raised('12'),
    run('CO') + run('2', '<vertAlign val="subscript"/>'),
    run('12') + run('1', '<vertAlign val="baseline"/>'),
    run('12') + run('1', '<strike val="0"/>'),
    run('12') + raised(' '),
    '<t>12</t><rPh sb="0" eb="1"><t>1</t></rPh>',
  ])('is no matter where nothing stands out: %s', async (runs) => {
    const result = await read('General', [shared(0), shared(1)], { texts: `<si>${runs}</si><si><t>x</t></si>` });
    expect([result.outcome.ok, result.outcome.warnings]).toEqual([true, []]);
  });
});

test.each([
  [struck('1500') + run(' 1200'), ' 1200', '1500 1200', ' 1200'],
  [run('Budi ') + struck('Susilo'), 'Budi ', 'Budi Susilo', 'Budi '],
  [struck('99'), '', '99', '(kosong)'],
])('what is struck out of a cell is asked about: %s', async (runs, without, all, example) => {
  const texts = `<si>${runs}</si>`;
  const result = await read('General', [shared(0)], { texts });
  expect(asked(result)).toEqual([['kolom-2-dicoret', ['tanpa', [example]], ['apa-adanya', [all]]]]);
  expect(column(await read('General', [shared(0)], { texts, ...answered('kolom-2-dicoret', 'tanpa') }))).toEqual([without]);
  expect(column(await read('General', [shared(0)], { texts, ...answered('kolom-2-dicoret', 'apa-adanya') }))).toEqual([all]);
});
