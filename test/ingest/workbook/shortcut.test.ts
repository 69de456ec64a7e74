import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customFormat } from '../../../functions/ingest/workbook/date-format.ts';
import { decodeText } from '../../../functions/ingest/workbook/decode-text.ts';
import { rowClosing } from '../../../functions/ingest/workbook/plain-rows.ts';
import { createRowBuilder, type RowBuilder } from '../../../functions/ingest/workbook/row-builder.ts';
import { readSharedStrings } from '../../../functions/ingest/workbook/shared-strings.ts';
import { createRangeReader, createSheetReader } from '../../../functions/ingest/workbook/sheet-xml.ts';
import { createTextStore } from '../../../functions/ingest/workbook/text-store.ts';
import { createRowCounts, type MergedRange, type RowCounts, type SheetRow } from '../../../functions/ingest/workbook/workbook.ts';
import { WorkbookFault } from '../../../functions/ingest/workbook/workbook-fault.ts';
import { limits } from '../../../functions/limits.ts';
import { main } from './write-workbook.ts';

type Read = { readonly rows: readonly SheetRow[]; readonly ranges: readonly MergedRange[]; readonly counts: RowCounts } | 'refused';

/** One of them shows another number than a cell holds. */
const styles = ['General', '0.00', '0"%"', '#,##0,', ';;;'].map(customFormat);

async function* blocksOf(bytes: Buffer, blockBytes: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += blockBytes) yield bytes.subarray(at, at + blockBytes);
}

/** Without `rowClosing` no piece ends at a row, and the parser reads more of it than with. */
async function read(xml: string, blockBytes: number, closing: string | undefined): Promise<Read> {
  const texts = createTextStore();
  for (const text of ['nol', 'satu', 'dua']) texts.add(text);
  const counts = createRowCounts();
  const ranges: MergedRange[] = [];
  const builder = createRowBuilder({ texts, styles, date1904: false }, counts);
  const reader = createSheetReader(builder, ranges, counts);
  try {
    for await (const piece of decodeText(blocksOf(Buffer.from(xml), blockBytes), closing)) reader.write(piece);
    reader.end();
    return { rows: builder.take(), ranges, counts };
  } catch (error) {
    if (error instanceof WorkbookFault) return 'refused';
    throw error;
  }
}

/** In pieces of one character the shortcut never sees a whole row: the parser reads them all. */
const readByParser = (xml: string) => read(xml, 1, undefined);

/** Fragments as writers of workbooks, careful or not, put them into a row. */
const fragment = fc.oneof(
  fc.constantFrom(
    '<c r="A{r}" t="s"><v>1</v></c>',
    '<c r="B{r}" s="3"><v>29.350000000000001</v></c>',
    '<c r="C{r}" t="str"><f>A1&amp;"x"</f><v>a&lt;b &amp; c</v></c>',
    '<c r="D{r}"><f t="shared" ref="D1:D9" si="0">B1*2</f><v>2</v></c>',
    '<c r="E{r}"><f si="0" t="shared"/><v>4</v></c>',
    '<c r="F{r}"/>',
    '<c r="G{r}" s="2"></c>',
    '<c r="H{r}"><f>NOW()</f><v/></c>',
    '<c r="I{r}" t="inlineStr"><is><t xml:space="preserve"> x\ny </t></is></c>',
    '<c r="J{r}" t="b"><v>1</v></c>',
    "<c r='K{r}' t='str'><v>petik</v></c>",
    '<c r="L{r}" t="str"><v><![CDATA[</row><row r="1">]]></v></c>',
    '<c r="M{r}" t="str"><v>a&#10;b&#x41;</v></c>',
    '<c r="N{r}" t="str"><v>Ünïcode 課 😀</v></c>',
    '<c r="O{r}"><v>1</v><extLst><ext><v>2</v></ext></extLst></c>',
    '<!-- </row> -->',
    '<?pi </row>?>',
    '\n  ',
    '<c  r = "P{r}"\n><v>5</v></c >',
    '<c r="Q{r}" t="str"><v>a\r\nb</v></c>',
    '<c r="R{r}" t="str"><v>x]]>y</v></c>',
    '<c r="S{r}" t="str"><v>&nbsp;</v></c>',
    '<c r="T{r}"><v>1</c>',
    '<c r="U{r}" t="s"><v>9</v></c>',
    '<c r="V{r}" s="2"><v>5</v></c>',
    '<c r="W{r}" s="4" t="str"><v>x</v></c>',
    '<c r="X{r}" t="inlineStr"><is><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
  ),
);
const rowXml = fc.record({
  open: fc.constantFrom(
    '<row r="{r}">',
    '<row hidden="1" r="{r}">',
    '<row r="{r}" spans="1:9" x14ac:dyDescent="0.25">',
    '<row  r="{r}" >',
    "<row r='{r}'>",
    '<row>',
  ),
  cells: fc.uniqueArray(fragment, { maxLength: 8 }),
  after: fc.constantFrom('', '', '', '\n', '<!-- <row r="9"><c r="A9"><v>9</v></c></row> -->', '</row >'.slice(0, 0)),
});
const sheet = fc.array(rowXml, { maxLength: 8 }).map((rows) => {
  const xml = rows.map(({ open, cells, after }, index) => `${open}${cells.join('')}</row>${after}`.replaceAll('{r}', String(index + 1)));
  return `<worksheet xmlns="${main}"><sheetData>${xml.join('')}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
});

describe('a shortcut past the parser', () => {
  test('gives what the parser alone gives, however a sheet is written and cut', async () => {
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(sheet, fc.integer({ min: 1, max: 200 }), async (xml, blockBytes) => {
        const expected = await readByParser(xml);
        if (expected !== 'refused') sound++;
        expect(await read(xml, 1_000_000, rowClosing)).toEqual(expected);
        expect(await read(xml, blockBytes, rowClosing)).toEqual(expected);
        expect(await read(xml, blockBytes, undefined)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  test('finds merged ranges behind rows that it passed over', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, fc.integer({ min: 1, max: 200 }), async (xml, blockBytes) => {
        const expected = await readByParser(xml);
        if (expected === 'refused') return;
        const ranges: MergedRange[] = [];
        const reader = createRangeReader(ranges);
        for await (const piece of decodeText(blocksOf(Buffer.from(xml), blockBytes), rowClosing)) reader.write(piece);
        reader.end();
        expect(ranges).toEqual(expected.ranges);
      }),
    );
  });

  test('takes plain rows: the parser hears of the first alone', () => {
    const builder = createRowBuilder({ texts: createTextStore(), styles: [], date1904: false }, createRowCounts());
    const readBy: string[] = [];
    const told: RowBuilder = {
      ...builder,
      start(number, hidden) {
        readBy.push(new Error().stack?.includes('takeRow') ? 'shortcut' : 'parser');
        builder.start(number, hidden);
      },
    };
    const reader = createSheetReader(told, [], createRowCounts());
    const rows = [1, 2, 3].map((row) => `<row r="${row}"><c r="A${row}" t="str"><v>x</v></c></row>`).join('');
    reader.write(`<worksheet xmlns="${main}"><sheetData>${rows}`);
    reader.write('</sheetData></worksheet>');
    reader.end();
    expect(readBy).toEqual(['parser', 'shortcut', 'shortcut']);
    expect(builder.take()).toHaveLength(3);
  });

  test('reads a row that is longer than it waits for', async () => {
    const cell = `<c t="str"><v>${'x'.repeat(limits.maxSkimmedBytes)}</v></c>`;
    const xml = `<worksheet xmlns="${main}"><sheetData><row r="1">${cell}</row><row r="2">${cell}${cell}</row><row r="3">${cell}</row></sheetData></worksheet>`;
    const result = await read(xml, limits.inflateBlockBytes, rowClosing);
    expect(result !== 'refused' && result.rows.map(({ cells }) => cells.length)).toEqual([1, 2, 1]);
  });

  test('gives shared texts as the parser does', async () => {
    const item = fc.constantFrom(
      '<si><t>Jl. Melati</t></si>',
      '<si><t xml:space="preserve"> a &amp; b </t></si>',
      '<si><t/></si>',
      '<si/>',
      '<si><r><t>a</t></r><r><rPr/><t>b</t></r></si>',
      '<si><t>&#65;</t></si>',
      '<si><t><![CDATA[</si>]]></t></si>',
      '<!-- <si><t>no</t></si> -->',
      '<si><t>課 😀 é</t></si>',
      '<si>\n<t>x</t>\n</si>',
      '<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>',
      '<si><r><rPr><strike/></rPr><t>a&amp;_x0041_</t></r><r><t>b&amp;_x0041_</t></r></si>',
    );
    // UTF-16 is never cut at an item's end, so that in pieces of one character the parser reads all of it.
    const list = (xml: string, encoding: 'utf8' | 'utf16le', blockBytes: number) =>
      readSharedStrings(blocksOf(Buffer.from(`<sst xmlns="${main}">${xml}</sst>`, encoding), blockBytes));
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 12 }), fc.integer({ min: 1, max: 100 }), async (items, blockBytes) => {
        const one = await list(items.join(''), 'utf8', blockBytes);
        const other = await list(items.join(''), 'utf16le', 2);
        const all = Array.from({ length: 14 }, (_, index) => index);
        expect(all.map((index) => [one.get(index), one.shown(index)])).toEqual(all.map((index) => [other.get(index), other.shown(index)]));
      }),
    );
  });
});
