import { createHash } from 'node:crypto';
import { limits } from '../../functions/limits.ts';
import type { Upload } from '../../functions/model/upload.ts';
import type { Field, Standard } from '../../functions/standards/standard.ts';
import { standardOf, uploadOf } from '../fakes/ingest-fakes.ts';
import { main, type Part, partsOf, type WorkbookShape, zipParts } from '../ingest/workbook/write-workbook.ts';

/** Small files that hold a canary wherever they can, each with what the ingest finds of it. */

export type Sent = {
  readonly content: string | Uint8Array;
  readonly changes?: Partial<Upload>;
  readonly standards?: readonly Standard[];
  /** What must not be read; the canary where absent. */
  readonly secret?: string;
  /** Published before, with the canary in it, too. */
  readonly before?: string;
  /** Cells that are corrected in the file, rather than the file itself. */
  readonly mending?: { readonly cells?: readonly object[]; readonly notNik?: readonly object[] };
};
type Provoke = (canary: string) => Sent | Promise<Sent>;
type Case = readonly [type: string, why: string, provoke: Provoke];

const word = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const number = (value: string | number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
const styled = (code: string) =>
  `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`;
const under = (canary: string, ...cells: readonly string[]) =>
  row(word('Nama'), word(canary)) + cells.map((cell, index) => row(word(`${canary} ${index}`), cell)).join('');
const numbers = (canary: string) => under(canary, number(1), number(2));
const sheet = (before: string, rows: string, after = '') =>
  `<?xml version="1.0"?><worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

async function book(shape: WorkbookShape, changes: Partial<Upload> = {}, names: readonly string[] = [], without = ''): Promise<Sent> {
  const parts = partsOf(shape);
  let workbook = String(parts.get('xl/workbook.xml'));
  for (const [index, name] of names.entries()) workbook = workbook.replace(`name="Lembar ${index + 1}"`, `name="${name}"`);
  parts.set('xl/workbook.xml', workbook);
  const kept: Part[] = [...parts].filter(([name]) => name !== without);
  return { content: await zipParts(kept), changes: { fileName: 'data.xlsx', ...changes } };
}

const shown = (code: string, values: readonly (string | number)[], changes: Partial<Upload> = {}): Provoke => {
  return (canary) => book({ sheets: [under(canary, ...values.map((value) => number(value, 1)))], styles: styled(code) }, changes);
};
const rich = (runs: string): Provoke => {
  return (canary) =>
    book({ sheets: [under(canary, '<c t="s"><v>0</v></c>', word('m'))], texts: `<si>${runs.replaceAll('*', canary)}</si>` });
};
const csv = (text: (canary: string) => string, changes: Partial<Upload> = {}, ...standards: Standard[]): Provoke => {
  return (canary) => ({ content: text(canary), changes: { fileName: 'data.csv', ...changes }, standards });
};
const page = (text: (canary: string) => string | Uint8Array, secret?: string): Provoke => {
  return (canary) => ({ content: text(canary), changes: { fileName: 'data.xls' }, ...(secret === undefined ? {} : { secret }) });
};
const table = (canary: string, cell = 'x') =>
  `<table><tr><td>Nama</td><td>${canary}</td></tr><tr><td>a</td><td>${cell}</td></tr><tr><td>b</td><td>y</td></tr></table>`;

/** A standard of one strict column beside one that is not. */
function strict(field: Partial<Field>, changes: Partial<Standard> = {}): Standard {
  const isi: Field = { name: 'isi', title: 'Isi', type: 'string', ...field };
  return standardOf({ fields: [{ name: 'nama', title: 'Nama', type: 'string' }, isi], ...changes });
}
const named = (cells: (canary: string) => readonly string[]) => (canary: string) =>
  `Nama,Isi\n${cells(canary)
    .map((cell, index) => `${canary}${index},${cell}\n`)
    .join('')}`;
const column = (cells: (canary: string) => readonly string[]) => (canary: string) =>
  `Nama,${canary}\n${cells(canary)
    .map((cell, index) => `${canary}${index},${cell}\n`)
    .join('')}`;
const many = (cell: (index: number) => string, rows = 40) => Array.from({ length: rows }, (_, index) => cell(index));
const replaced = (before: Provoke, after: (canary: string) => string): Provoke => {
  return async (canary) => {
    const { content, standards = [] } = await before(canary);
    return { content: after(canary), changes: { fileName: 'data.csv', mode: 'all' }, standards, before: String(content) };
  };
};
const monthly = strict({ type: 'yearmonth' }, { periodField: 'isi' });
const nik = '3671010101900001';

const workbooks: readonly Case[] = [
  ['formula-error', 'a cell of #DIV/0!', (canary) => book({ sheets: [under(canary, '<c t="e"><v>#DIV/0!</v></c>', number(1))] })],
  ['uncalculated-formula', 'a formula without result', (canary) => book({ sheets: [under(canary, '<c><f>1+1</f></c>', number(1))] })],
  [
    'hidden-column',
    'a hidden column',
    (canary) => book({ sheets: [sheet('<cols><col min="2" max="2" hidden="1"/></cols>', numbers(canary))] }),
  ],
  ['hidden-row', 'a hidden row', (canary) => book({ sheets: [`${numbers(canary)}<row hidden="1">${word(canary)}${number(2)}</row>`] })],
  [
    'skipped-sheet',
    'a hidden sheet',
    (canary) => book({ sheets: [numbers(canary), numbers(canary)], states: ['visible', 'hidden'] }, {}, ['Data', canary]),
  ],
  ['source-error', 'a sheet that is not there', (canary) => book({ sheets: [numbers(canary)] }, { sheet: `${canary}x` }, [canary])],
  [
    'source-error',
    'too many sheets to ask about',
    (canary) => {
      const names = Array.from({ length: limits.maxListedNames + 1 }, (_, index) => `${canary}${index}`);
      return book({ sheets: names.map(() => numbers(canary)) }, {}, names);
    },
  ],
  ['source-error', 'a sheet without its part', (canary) => book({ sheets: [numbers(canary)] }, {}, [canary], 'xl/worksheets/sheet1.xml')],
  [
    'source-error',
    'a cell twice',
    (canary) => book({ sheets: [`${numbers(canary)}<row r="9"><c r="A9"><v>1</v></c><c r="A9"><v>2</v></c></row>`] }, {}, [canary]),
  ],
  [
    'source-error',
    'two tables side by side',
    (canary) =>
      book({
        sheets: [
          row(word('Nama'), word(canary), '<c/>', word('Lain'), word(`${canary}2`)) +
            [1, 2, 3].map((one) => row(word(`${canary}${one}`), number(one), '<c/>', word(`${canary}${one}`), number(one))).join(''),
        ],
      }),
  ],
  [
    'merged-cell',
    'a number merged over rows',
    (canary) =>
      book({
        sheets: [
          row(word('Nama'), word(canary)) + row(word(`${canary}1`), number(5)) + row(word(`${canary}2`)) + row(word('c'), number(7)),
        ],
        afterRows: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
      }),
  ],
  ['asking', 'two sheets', (canary) => book({ sheets: [numbers(canary), under(canary, number(2))] }, {}, [canary, `${canary}2`])],
  ['asking', 'zeros that the format adds', shown('00000', [7, 8])],
  ['asking', 'dates without a year', shown('d mmm', [44000, 44001])],
  ['asking', 'dates in 1900', shown('dd/mm/yyyy', [12, 15])],
  ['asking', 'numbers divided by thousands', shown('#,##0,', [1234567, 7654321])],
  ['asking', 'numbers without their minus', shown('0;0', [-5, 7])],
  ['asking', 'a percent sign that divides nothing', shown('0&quot;%&quot;', [5, 7])],
  ['asking', 'a word in place of a number', shown('[=1]&quot;Ya&quot;;&quot;Tidak&quot;', [1, 0])],
  ['asking', 'a part that is struck out', rich('<r><t>*</t></r><r><rPr><strike/></rPr><t> lama</t></r>')],
  ['asking', 'sixteen digits that end in zero', shown('0', ['3171070005009120', '3171070005009130'])],
  [
    'long-number',
    'sixteen digits in a column of texts',
    async (canary) => {
      const rows = ['3171070005009120', '3171070005009130'].map((value) => row(word(canary), number(value, 1)));
      const sent = await book({ sheets: [row(word('Nama'), word('Isi')) + rows.join('')], styles: styled('0') });
      return { ...sent, standards: [strict({})] };
    },
  ],
  [
    'mixed-percent',
    'shares beside numbers',
    (canary) => book({ sheets: [under(canary, number('0.5', 1), number('0.25', 1), number('7.5'), number('8.25'))], styles: styled('0%') }),
  ],
  ['short-date', 'dates that are shown as months', shown('mmm yyyy', [44000, 44001])],
  ['hidden-value', 'zeros that are not shown', shown('0;-0;', [0, 7])],
  ['raised-text', 'a raised sign beside a text', rich('<r><t>*</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>')],
];

const texts: readonly Case[] = [
  ['percent-as-unit', 'percents under a label that says so', csv((canary) => `Nama,${canary} (%)\n${canary},7 %\nx,8.5\n`)],
  [
    'choice-spelling',
    'a choice in another case',
    (canary) =>
      csv(
        (secret) => `Nama,Isi\n${secret},${canary.toUpperCase()}\nx,${canary}\n`,
        {},
        strict({ constraints: { enum: [canary] } }),
      )(canary),
  ],
  [
    'month-name',
    'a month by its name',
    csv(
      named(() => ['Mei 2026', '2026-06']),
      {},
      strict({ type: 'yearmonth' }),
    ),
  ],
  [
    'leading-zero',
    'zeros in front of numbers',
    csv(
      named(() => ['007', '8']),
      {},
      strict({ type: 'integer' }),
    ),
  ],
  [
    'moved-time',
    'a time of another zone',
    csv(
      named(() => ['2026-01-01T00:30:00Z', '2026-01-01T00:30:00']),
      {},
      strict({ type: 'datetime' }),
    ),
  ],
  ['missing-cell', 'a row too short', csv((canary) => `Nama,${canary}\n${canary},1\n${canary}\n`)],
  ['extra-cell', 'a row too long', csv((canary) => `Nama,${canary}\n${canary},1\nx,2,${canary}\n`)],
  ['source-error', 'a quote that never ends', csv((canary) => `Nama,${canary}\n${canary},"1\nx,2\n`)],
  ['source-error', 'text behind a quote', csv((canary) => `Nama,${canary}\n"a"${canary},1\nx,2\n`)],
  ['source-error', 'a control character', csv((canary) => `Nama,${canary}\n${canary}\u0001,1\nx,2\n`)],
  ['source-error', 'a header alone', csv((canary) => `Nama,${canary}\n`)],
  [
    'encoding-error',
    'letters written twice',
    (canary) => ({ content: `Nama,${canary}\nSÃ©,1\nx,2\n`, changes: { fileName: 'data.csv' }, secret: 'Ã©' }),
  ],
  ['encoding-error', 'letters that were lost', csv((canary) => `Nama,${canary}\n${canary}\uFFFD,1\nx,2\n`)],
  ['encoding-error', 'a lost letter in a header', csv((canary) => `Nama,${canary}\uFFFD\n${canary},1\nx,2\n`)],
  [
    'encoding-error',
    'Windows-1252',
    (canary) => ({ content: Buffer.from(`Nama,${canary}\n${canary}é,1\nx,2\n`, 'latin1'), changes: { fileName: 'data.csv' } }),
  ],
  ['format-error', 'lines in quotes', csv((canary) => `"Nama,${canary}"\n"${canary},1"\n"x,2"\n`)],
  [
    'format-error',
    'an ending that says something else',
    (canary) => ({
      ...(csv(column(() => ['1', '2']))(canary) as Sent),
      changes: { fileName: `data.${canary.slice(0, 10)}` },
      secret: canary.slice(0, 10),
    }),
  ],
  ['format-error', 'a PDF', (canary) => ({ content: `%PDF-1.7 ${canary}`, changes: { fileName: 'data.csv' } })],
  [
    'format-error',
    'a zip',
    async (canary) => ({ content: await zipParts([[`${canary}.txt`, canary]]), changes: { fileName: 'data.xlsx' } }),
  ],
  ['header-error', 'no header', csv((canary) => `${canary},1,2021-01-01\n${canary}2,2,2021-01-02\nx,3,2021-01-03\n`)],
  ['header-error', 'a NIK in a header', csv((canary) => `Nama,${canary} ${nik}\n${canary},1\nx,2\n`)],
  ['header-error', 'a header too long', csv((canary) => `Nama,${canary.repeat(60)}\n${canary},1\nx,2\n`)],
  ['duplicate-label', 'the same header twice', csv((canary) => `Nama,${canary},${canary}\n${canary},1,2\nx,2,3\n`)],
  ['blank-label', 'a column without header', csv((canary) => `Nama,${canary},\n${canary},1,${canary}\nx,2,y\n`)],
  ['joined-header', 'a header of two rows', csv((canary) => `Nama,${canary},\n,Laki,Perempuan\n${canary}a,1,2\nb,3,4\nc,5,6\n`)],
  ['group-line', 'group lines', csv((canary) => `No,Nama,Isi\nA. ${canary},,\n1,a,2\n2,b,4\nB. ${canary}2,,\n1,c,6\n2,d,8\n`)],
  ['asking', 'a line that may be one', csv((canary) => `Nama,Isi,Lain\n${canary},,\na,1,2\nb,3,4\n${canary}2,,\nc,5,6\nd,7,8\n`)],
  ['asking', 'thousands or fractions', csv(column(() => ['1.234', '5.678', '9.012']))],
  ['total-row', 'a total', csv((canary) => `Nama,${canary}\n${canary},1\nx,2\ny,4\nTotal,7\n`)],
  ['total-row', 'a total that is none', csv((canary) => `Nama,${canary}\n${canary},1\nx,2\ny,4\nTotal,9\n`)],
  [
    'sound',
    'a title, a note and a signature',
    csv((canary) => `${canary},\n,\nNama,${canary}2\n${canary},1\nx,2\ny,4\n,\nSumber: ${canary},\nKepala ${canary},\n`),
  ],
  ['doubtful-type', 'nearly all numbers', csv(column((canary) => [...many(String), `${canary}z`]))],
  ['missing-words', 'words for no value', csv(column(() => [...many(String), 'n/a', '-']))],
  ['month-first', 'the month first', csv(column(() => many((index) => `0${(index % 9) + 1}/${13 + (index % 10)}/2021`)))],
  ['rounded-numbers', 'numbers that no decimal holds', csv(column(() => ['12345678901234.5', '0.1234567890123456789012345', '7.25']))],
  ['person-number', 'a NIK among words', csv(column((canary) => [`${canary} ${nik}`, 'x', 'y', 'z']))],
  [
    'far-past-period',
    'a period long ago',
    csv(
      named(() => ['1901-01', '1901-02']),
      {},
      monthly,
    ),
  ],
  [
    'future-period',
    'a period to come',
    csv(
      named(() => ['2099-01', '2099-02']),
      {},
      monthly,
    ),
  ],
  [
    'row-order',
    'rows that move',
    csv(
      named(() => ['2024-02', '2024-01', '2024-02']),
      {},
      monthly,
    ),
  ],
  [
    'unused-period',
    'a period that is not used',
    csv(
      named(() => ['2024-01', '2024-02']),
      { period: '2024' },
      monthly,
    ),
  ],
  [
    'byte-count',
    'a file cut short',
    csv(
      column(() => ['1', '2']),
      { size: 5 },
    ),
  ],
  [
    'hash-count',
    'another file',
    csv(
      column(() => ['1', '2']),
      { declaredSha256: '0'.repeat(64) },
    ),
  ],
];

const judged: readonly Case[] = [
  [
    'extra-label',
    'a column that the standard does not know',
    csv((canary) => `Nama,Isi,${canary}\n${canary},1,2\nx,2,3\n`, {}, strict({})),
  ],
  [
    'missing-label',
    'a column that is absent',
    csv(
      column(() => ['1', '2']),
      {},
      strict({}),
    ),
  ],
  [
    'incorrect-label',
    'columns in another order',
    csv((canary) => `Isi,Nama\n${canary},1\nx,2\n`, {}, strict({}, { fieldsMatch: 'exact' })),
  ],
  [
    'type-error',
    'no number',
    csv(
      named((canary) => ['1', canary]),
      {},
      strict({ type: 'integer' }),
    ),
  ],
  [
    'constraint-error',
    'too long',
    csv(
      named((canary) => ['a', canary]),
      {},
      strict({ constraints: { maxLength: 3 } }),
    ),
  ],
  [
    'constraint-error',
    'not among the choices',
    csv(
      named((canary) => ['a', canary]),
      {},
      strict({ constraints: { enum: ['a'] } }),
    ),
  ],
  [
    'unique-error',
    'twice',
    csv(
      named((canary) => [canary, canary]),
      {},
      strict({ constraints: { unique: true } }),
    ),
  ],
  [
    'primary-key',
    'the key twice',
    csv(
      named((canary) => [canary, canary]),
      {},
      strict({}, { primaryKey: ['isi'] }),
    ),
  ],
  [
    'foreign-key',
    'a key that leads nowhere',
    csv(
      named((canary) => [canary, 'x']),
      {},
      strict({}, { foreignKeys: [{ fields: ['isi'], reference: { resource: '', fields: ['nama'] } }] }),
    ),
  ],
  [
    'foreign-key',
    'a dataset that is not there',
    csv(
      named((canary) => [canary, 'x']),
      {},
      strict({}, { foreignKeys: [{ fields: ['isi'], reference: { resource: 'dataset-lain', fields: ['nama'] } }] }),
    ),
  ],
];

const pages: readonly Case[] = [
  ['format-error', 'a page', page((canary) => `<html>${table(canary)}</html>`)],
  ['format-error', 'a page without a table', page((canary) => `<html><p>${canary}</p></html>`)],
  ['format-error', 'a page with a form', page((canary) => `<html>${table(canary, `<input value="${canary}">`)}</html>`)],
  ['encoding-error', 'an unknown charset', page((canary) => `<html><meta charset="${canary}">${table(canary)}</html>`)],
  ['encoding-error', 'another charset', page((canary) => `<html><meta charset="csisolatin1">${table(canary, 'é')}</html>`, 'csisolatin1')],
  [
    'encoding-error',
    'a charset that its bytes are not',
    page((canary) =>
      Buffer.from(
        `<html><meta charset="csutf8x">${table(canary)}</html>`.replace('csutf8x', 'unicode-1-1-utf-8').replace('>x<', '>\xe9<'),
        'latin1',
      ),
    ),
  ],
  ['encoding-error', 'a page in Windows-1252', page((canary) => Buffer.from(`<html>${table(canary, 'é')}</html>`, 'latin1'))],
];

const integers = strict({ type: 'integer' });
const drifted: readonly Case[] = [
  [
    'row-count-drift',
    'far fewer rows',
    replaced(
      csv(
        named(() => many(String)),
        {},
        integers,
      ),
      named(() => ['1', '2']),
    ),
  ],
  [
    'new-value-drift',
    'values that are new',
    replaced(
      csv(
        named(() => many((index) => (index % 2 === 0 ? 'a' : 'b'))),
        {},
        strict({}),
      ),
      named((canary) => many((index) => (index < 5 ? canary : index % 2 === 0 ? 'a' : 'b'))),
    ),
  ],
  [
    'empty-column-drift',
    'a column that is empty now',
    replaced(
      csv(
        named(() => many(String)),
        {},
        integers,
      ),
      named(() => many((index) => (index === 0 ? '1' : ''))),
    ),
  ],
  [
    'range-drift',
    'another power of ten',
    replaced(
      csv(
        named(() => many((index) => `${index + 10}`)),
        {},
        integers,
      ),
      named(() => many((index) => `${(index + 10) * 1000}`)),
    ),
  ],
  [
    'thousands-drift',
    'thousands that became fractions',
    replaced(
      csv(
        named(() => many((index) => `${index}.5`)),
        {},
        strict({ type: 'number' }),
      ),
      named(() => many((index) => `${index + 1}.250`)),
    ),
  ],
  [
    'date-order-drift',
    'days and months that changed places',
    replaced(
      csv(
        named(() => many((index) => `${10 + (index % 20)}/04/2021`)),
        {},
        strict({ type: 'date', format: '%d/%m/%Y' }),
      ),
      named(() => many((index) => `04/${10 + (index % 3)}/2021`.replace(/^04/, `0${(index % 9) + 1}`))),
    ),
  ],
  [
    'lost-value-drift',
    'codes that became one',
    replaced(
      csv(
        named(() => many((index) => `31710700050091${10 + index}`, 60)),
        {},
        strict({}),
      ),
      named(() => many((index) => `"3,1710700050091${index % 9}E+15"`, 60)),
    ),
  ],
];

const mended: readonly Case[] = [
  [
    'correction-error',
    'a correction of no column',
    (canary) => ({
      content: column(() => ['1', '2'])(canary),
      changes: { fileName: 'data.csv' },
      mending: { cells: [{ rowNumber: 2, fieldName: `${canary}x`, value: canary }] },
    }),
  ],
  [
    'correction-error',
    'a correction of no row',
    (canary) => ({
      content: column(() => ['1', '2'])(canary),
      changes: { fileName: 'data.csv' },
      mending: { cells: [{ rowNumber: 99, fieldName: canary, value: canary }] },
    }),
  ],
];

export const canaryFiles: readonly Case[] = [...workbooks, ...texts, ...judged, ...pages, ...drifted, ...mended];

/** The order of a correction, as the API writes it, for a file that the inbox holds. */
export function orderOf(
  file: { readonly content: string | Uint8Array; readonly versionId: string; readonly uploadId: string },
  mending: NonNullable<Sent['mending']>,
): string {
  const { content, versionId, uploadId } = file;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const source = { uploadId, key: uploadOf(uploadId, content).key, versionId, sha256, receivedAt: '2026-09-15T05:00:00.000Z' };
  return JSON.stringify({ kind: 'mending', source, cells: [], ...mending });
}
