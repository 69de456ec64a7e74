import { rawZip } from '../ingest/workbook/raw-zip.ts';
import { partsOf, type WorkbookShape } from '../ingest/workbook/write-workbook.ts';

/** A file of `count` times the same thing, as small as it can be written. */
export type CrowdedFile = { readonly name: string; readonly bytes: (count: number) => Uint8Array };

const times = (count: number, one: string | ((index: number) => string)) =>
  typeof one === 'string' ? one.repeat(count) : Array.from({ length: count }, (_, index) => one(index)).join('');
const text = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`;
const table = `<row r="1">${text('Kota')}${text('Jumlah')}</row><row r="2">${text('Serang')}<c><v>12</v></c></row><row r="3">${text('Cilegon')}<c><v>34</v></c></row>`;
const cells = (style: string) =>
  `<row r="1">${text('Kota')}${text('Jumlah')}</row><row r="2">${text('Serang')}<c s="${style}"><v>12</v></c></row>`;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const whole = (parts: string) => `<?xml version="1.0"?><worksheet xmlns="${main}">${parts}</worksheet>`;

function csv(write: (count: number) => string | Uint8Array): CrowdedFile {
  return { name: 'data.csv', bytes: (count) => Buffer.from(write(count)) };
}

function page(write: (count: number) => string): CrowdedFile {
  return { name: 'data.html', bytes: (count) => Buffer.from(`<html>${write(count)}`) };
}

/** Not deflated: what expands far is refused for that alone. */
function workbook(write: (count: number) => WorkbookShape): CrowdedFile {
  return {
    name: 'data.xlsx',
    bytes: (count) => rawZip([...partsOf(write(count))].map(([name, content]) => ({ name, content: Buffer.from(content), method: 0 }))),
  };
}

const sheet = (write: (count: number) => string) => workbook((count) => ({ sheets: [write(count)] }));
const behind = (write: (count: number) => string) => workbook((count) => ({ sheets: [table], afterRows: write(count) }));
const pageTable = '<table><tr><th>Kota<th>Jumlah<tr><td>Serang<td>12</table>';
const inCell = (content: string) => `<table><tr><th>Kota<th>Jumlah<tr><td>${content}<td>12<tr><td>Serang<td>12</table>`;

/** Everything of which a file may hold many, whatever reads it. */
export const crowdedFiles: Readonly<Record<string, CrowdedFile>> = {
  'letters that were lost': csv((count) => `a,b\n${times(count / 20, `${times(20, 'x\uFFFDy')},1\n`)}`),
  'letters encoded twice': csv((count) => `a,b\n${times(count / 20, `${times(20, 'Ã©Â°â€“')},1\n`)}`),
  'letters that were lost, in one record': csv((count) => `a,b\n1,${times(count, '\uFFFD')}\n`),
  'bytes of another encoding': csv((count) => Buffer.from(`a,b\n${times(count, 'é,1\n')}`, 'latin1')),
  'halves of characters': csv((count) => Buffer.from(`\uFEFFa,b\n${times(count, '\uD800,1\n')}`, 'utf16le')),
  'quoted cells': csv((count) => `a,b\n${times(count, '"x","y"\n')}`),
  'quotes in one cell': csv((count) => `a,b\n"${times(count, '""')}",1\n`),
  'quotes that are damaged': csv((count) => `a,b\n1,2\n${times(count, '"x"y,1\n')}`),
  'quotes that are never closed': csv((count) => `a,b\n1,2\n${times(count, '"x\n')}`),
  'quotes in wrapped lines': csv((count) => `"a,b"\n${times(count, '"x,""y"""\n')}`),
  'lines in one cell': csv((count) => `a,b\n"${times(count, '\n')}",1\n`),
  'blank lines': csv((count) => `a,b\n1,2\n${times(count, '\n')}3,4\n`),
  columns: csv((count) => `${times(count, (index) => `k${index},`)}a\n${times(count, '1,')}1\n`),
  'rows that are too short': csv((count) => `a,b,c\n1,2,3\n${times(count, 'x,y\n')}`),
  'rows with one cell': csv((count) => `a,b,c\n1,2,3\n${times(count, 'x,,\n')}`),
  'rows that are too wide': csv((count) => `a,b\n1,2\n${times(count, 'x,y,z\n')}`),
  'group lines': csv((count) => `Nama,Jumlah\n${times(count, (index) => `KELOMPOK ${index},\nSerang,1\nCilegon,2\n`)}`),
  'headers once more': csv((count) => `a,b\n${times(count, 'a,b\n1,2\n')}`),
  'notes at the end': csv((count) => `a,b\n1,2\n${times(count, 'Sumber: x,\n')}`),
  'control bytes': csv((count) => `a,b\n1,2\n${times(count, '\x01,1\n')}`),

  'col elements that hide the same columns': sheet((count) =>
    whole(`<cols>${times(count, '<col min="1" max="1000" hidden="1"/>')}</cols><sheetData>${table}</sheetData>`),
  ),
  'col elements that hide a column each': sheet((count) =>
    whole(
      `<cols>${times(count, (index) => `<col min="${index + 1}" max="${index + 1}" hidden="1"/>`)}</cols><sheetData>${table}</sheetData>`,
    ),
  ),
  'cols elements': sheet((count) =>
    whole(`${times(count, '<cols><col min="1" max="1000" hidden="1"/></cols>')}<sheetData>${table}</sheetData>`),
  ),
  'rows without cells': sheet((count) => table + times(count, (index) => `<row r="${index + 4}"/>`)),
  'rows without numbers': sheet((count) => table + times(count, '<row/>')),
  'hidden rows': sheet((count) => table + times(count, (index) => `<row r="${index + 4}" hidden="1">${text('x')}<c><v>1</v></c></row>`)),
  'rows with one text': sheet((count) => table + times(count, (index) => `<row r="${index + 4}">${text('x')}</row>`)),
  'rows of blanks': sheet((count) => table + times(count, (index) => `<row r="${index + 4}">${text(' ')}</row>`)),
  'cells without values': sheet((count) => `${table}<row r="4">${times(count, '<c/>')}</row>`),
  'values in one cell': sheet((count) => `${table}<row r="4"><c>${times(count, '<v>1</v>')}</c></row>`),
  'runs of one text': sheet((count) => `${table}<row r="4"><c t="inlineStr"><is>${times(count, '<r><t>x</t></r>')}</is></c></row>`),
  'comments between rows': sheet((count) => table + times(count, (index) => `<!----><row r="${index + 4}"><c><v>1</v></c></row>`)),
  'formulas without a result': sheet((count) => table + times(count, (index) => `<row r="${index + 4}"><c><f>1</f></c></row>`)),
  'tags nested in each other': sheet((count) => `${table}${times(count / 40, `${times(40, '<x>')}${times(40, '</x>')}`)}`),
  'merged cells': behind(
    (count) => `<mergeCells>${times(count, (index) => `<mergeCell ref="A${index + 4}:A${index + 4}"/>`)}</mergeCells>`,
  ),
  'merged cells over the header': behind((count) => `<mergeCells>${times(count, '<mergeCell ref="B1:XFD1"/>')}</mergeCells>`),
  'merged cells over a wide header': workbook((count) => ({
    sheets: [
      `<row r="1"><c r="B1" t="str"><v>x</v></c></row><row r="2">${times(900, (index) => text(`k${index}`))}</row><row r="3">${times(900, '<c><v>1</v></c>')}</row>`,
    ],
    afterRows: `<mergeCells>${times(count, (index) => `<mergeCell ref="B1:XFD${1 + (index % 2)}"/>`)}</mergeCells>`,
  })),
  'merged cells that reach down': behind((count) => `<mergeCells>${times(count, '<mergeCell ref="A2:A1048576"/>')}</mergeCells>`),
  links: behind((count) => `<hyperlinks>${times(count, (index) => `<hyperlink ref="A${index + 1}" location="x"/>`)}</hyperlinks>`),
  'conditional formats': behind((count) =>
    times(count, '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>1</formula></cfRule></conditionalFormatting>'),
  ),
  'data validations': behind(
    (count) =>
      `<dataValidations>${times(count, '<dataValidation type="list" sqref="A1"><formula1>"a,b"</formula1></dataValidation>')}</dataValidations>`,
  ),
  'defined names': workbook((count) => ({
    sheets: [table],
    properties: `<definedNames>${times(count, (index) => `<definedName name="n${index}">A1</definedName>`)}</definedNames>`,
  })),
  'number formats': workbook((count) => ({
    sheets: [cells('0')],
    styles: `<numFmts>${times(count, (index) => `<numFmt numFmtId="${index + 164}" formatCode="0.0"/>`)}</numFmts>`,
  })),
  'styles of cells': workbook((count) => ({
    sheets: [cells('1')],
    styles: `<cellXfs>${times(count, '<xf numFmtId="14"/>')}</cellXfs>`,
  })),
  'cells of a long number format': workbook((count) => ({
    sheets: [table + times(count, (index) => `<row r="${index + 4}">${text('x')}<c s="0"><v>12</v></c></row>`)],
    styles: `<numFmts><numFmt numFmtId="164" formatCode="${times(250, '-')}00000"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
  })),
  'cells that name one long text of blanks': workbook((count) => ({
    sheets: [table + times(count / 200, `<row>${times(200, '<c t="s"><v>0</v></c>')}</row>`)],
    texts: `<si><t xml:space="preserve">${' '.repeat(200_000)}</t></si>`,
  })),
  'shared texts': workbook((count) => ({ sheets: [table], texts: times(count, '<si><t>x</t></si>') })),
  'runs of a shared text': workbook((count) => ({ sheets: [table], texts: `<si>${times(count, '<r><t>x</t></r>')}</si>` })),
  'reading aids of a shared text': workbook((count) => ({
    sheets: [table],
    texts: `<si><t>x</t>${times(count, '<rPh><t>y</t></rPh>')}</si>`,
  })),
  sheets: workbook((count) => ({ sheets: Array.from({ length: Math.min(count, 900) }, () => table) })),

  'style elements': page((count) => times(count, '<style>.b{}</style><p class=x>') + pageTable),
  classes: page(
    (count) =>
      `<style>${times(count, (index) => `.c${index}{display:none}`)}</style>${times(count, (index) => `<p class=c${index}>`)}${pageTable}`,
  ),
  'classes of one rule': page(
    (count) => `<style>${times(count, (index) => `.c${index},`)}.c{${times(count, 'color:red;')}}</style>${pageTable}`,
  ),
  'comments in a style': page((count) => `<style>${times(count, '/* ')}</style><p class=x>${pageTable}`),
  'elements of a long format': page((count) => {
    const format = `.f{mso-number-format:"${times(count, '0 ')}"}`;
    return `<style>${format}</style>${times(count, (index) => `<p class="f x${index}">`)}${pageTable}`;
  }),
  'style attributes': page((count) => times(count, (index) => `<p style="width:${index}px">`) + pageTable),
  options: page((count) => inCell(`<select>${times(count, '<option>x')}</select>`)),
  'chosen options': page((count) => inCell(`<select multiple>${times(count, '<option selected>x')}</select>`)),
  'lists of choices': page((count) => inCell(times(count, '<select><option>x</select>'))),
  inputs: page((count) => inCell(times(count, '<input value=x>'))),
  'line breaks': page((count) => inCell(times(count, '<br>'))),
  'blanks between tags': page((count) => inCell(times(count, '<b> </b>'))),
  'blocks in a cell': page((count) => inCell(times(count, '<div> </div>'))),
  'tags closed that were never open': page((count) => times(count, '</b>') + pageTable),
  'tags nested in a page': page((count) => times(count / 400, times(400, '<b>') + times(400, '</b>')) + pageTable),
  attributes: page((count) => `<p ${times(count, (index) => `a${index}=1 `)}>${pageTable}`),
  entities: page((count) => inCell(times(count, '&amp;'))),
  comments: page((count) => times(count, '<!-- -->') + pageTable),
  'columns of a page that are hidden': page(
    (count) => `<table>${times(count, '<col style="display:none">')}<tr><th>Kota<th>Jumlah<tr><td>Serang<td>12</table>`,
  ),
  'rows of a page without cells': page((count) => `<table><tr><th>Kota<th>Jumlah<tr><td>Serang<td>12${times(count, '<tr>')}</table>`),
  'cells that span rows': page((count) => `<table><tr><th>Kota<th>Jumlah${times(count, '<tr><td rowspan=9>x<td>1')}</table>`),
  'tables beside each other': page((count) => {
    const pane = (index: number) => `<td><table><col span=1000 style="display:none"><tr><td>k${index}<tr><td>${index}</table>`;
    return `<table><tr>${times(Math.min(count, 490), pane)}</table>`;
  }),
  tables: page((count) => times(Math.min(count, 490), pageTable)),
};
