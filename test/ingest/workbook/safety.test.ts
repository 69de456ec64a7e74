import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbook } from '../../../functions/ingest/workbook/open-workbook.ts';
import { openZip } from '../../../functions/ingest/workbook/zip.ts';
import { limits } from '../../../functions/limits.ts';
import { tried } from '../../product-size.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';
import { complaintOf } from './read-rows.ts';
import { contentTypes, main, partsOf, type WorkbookShape, writeWorkbook, writeZip, zipParts } from './write-workbook.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'workbook-safety-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const mebibyte = 1024 * 1024;
const sound = () => [...partsOf({ sheets: ['<row r="1"><c r="A1"><v>1</v></c></row>'] })];
const entriesOf = (): RawEntry[] => sound().map(([name, content]) => ({ name, content: Buffer.from(content) }));
const refusal = async (entries: readonly RawEntry[], entryCount?: number) =>
  complaintOf(await writeZip(directory, rawZip(entries, entryCount)));
const sheetName = 'xl/worksheets/sheet1.xml';
const replaced = (name: string, change: (entry: RawEntry) => RawEntry) =>
  entriesOf().map((entry) => (entry.name === name ? change(entry) : entry));

describe('a zip is refused before it is expanded', () => {
  test('but not when it is sound', async () => {
    expect(await refusal(entriesOf())).toBeUndefined();
  });

  test('when a part expands a thousandfold', async () => {
    const content = Buffer.alloc(64 * mebibyte);
    expect(await refusal(replaced(sheetName, (entry) => ({ ...entry, content })))).toMatch(/mengembang/);
  });

  test('when all parts together expand beyond the limit', async () => {
    const picture = { content: Buffer.from('x'), declaredBytes: 0x7fff_ffff };
    expect(await refusal([...entriesOf(), { name: 'xl/media/1.bin', ...picture }, { name: 'xl/media/2.bin', ...picture }])).toMatch(
      /2048 MB/,
    );
  });

  test('but zips within it are never opened, whatever they hold', async () => {
    const bomb = rawZip([{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(64 * mebibyte) }]);
    expect(await refusal([...entriesOf(), { name: 'xl/embeddings/inner.xlsx', content: bomb }])).toBeUndefined();
  });

  test('when it has more parts than a workbook', async () => {
    const more = Array.from({ length: limits.maxZipEntries }, (_, index) => ({ name: `xl/${index}.xml`, content: Buffer.from('<a/>') }));
    expect(await refusal([...entriesOf(), ...more])).toMatch(/terlalu banyak bagian/);
    expect(await refusal(entriesOf(), limits.maxZipEntries + 1)).toMatch(/terlalu banyak bagian/);
  });

  test.each(['../evil.xml', 'xl/../../evil.xml', '/etc/evil.xml', '\\\\server\\evil.xml', '..\\evil.xml', 'C:\\evil.xml', 'xl/a\0.xml'])(
    'when a part is named %s',
    async (name) => {
      expect(await refusal([...entriesOf(), { name, content: Buffer.from('<a/>') }])).toMatch(/menunjuk ke luar/);
    },
  );

  test('when a part is there twice, in whichever case', async () => {
    expect(await refusal([...entriesOf(), { name: 'XL/Worksheets/Sheet1.xml', content: Buffer.from('<a/>') }])).toMatch(/dua kali/);
  });

  test('when parts share their bytes', async () => {
    const copies = [1, 2, 3].map((copy) => ({ name: `xl/worksheets/copy${copy}.xml`, content: Buffer.alloc(1000), sharesWith: 4 }));
    expect(await refusal([...entriesOf(), ...copies])).toMatch(/tumpang tindih/);
  });

  test('when a part is encrypted or packed in another way', async () => {
    expect(await refusal(replaced(sheetName, (entry) => ({ ...entry, flags: 1 })))).toMatch(/dikunci atau dimampatkan/);
    expect(await refusal(replaced(sheetName, (entry) => ({ ...entry, method: 12 })))).toMatch(/dikunci atau dimampatkan/);
  });
});

describe('a zip that lies is found out while it expands', () => {
  test('within one block of what it declares', async () => {
    const content = Buffer.from(`<worksheet xmlns="${main}">${' '.repeat(8 * mebibyte)}</worksheet>`);
    const path = await writeZip(directory, rawZip(replaced(sheetName, (entry) => ({ ...entry, content, declaredBytes: 1_000 }))));
    expect(await complaintOf(path)).toMatch(/ukuran yang tercantum/);
    const zip = await openZip(path);
    let given = 0;
    await expect(async () => {
      for await (const block of zip.read(sheetName)) given += block.length;
    }).rejects.toThrow('workbook: source-error');
    expect(given).toBeLessThanOrEqual(1_000 + limits.inflateBlockBytes);
    zip.close();
  });

  test('when it holds less, or other bytes than it says', async () => {
    expect(await refusal(replaced(sheetName, (entry) => ({ ...entry, declaredBytes: entry.content.length + 1 })))).toMatch(
      /tidak dapat dibuka/,
    );
    expect(await refusal(replaced(sheetName, (entry) => ({ ...entry, localName: 'xl/worksheets/sheet2.xml' })))).toMatch(
      /tidak dapat dibuka/,
    );
    const flipped = rawZip(replaced(sheetName, (entry) => ({ ...entry, method: 0 })));
    flipped[flipped.indexOf('<v>1</v>') + 3] = 0x32;
    expect(await complaintOf(await writeZip(directory, flipped))).toMatch(/tidak dapat dibuka/);
  });

  test('wherever it is cut off', async () => {
    const whole = rawZip(entriesOf());
    for (let bytes = 0; bytes < whole.length; bytes += 37) {
      expect(await complaintOf(await writeZip(directory, whole.subarray(0, bytes)))).toBeTypeOf('string');
    }
  });
});

test('a workbook whose sheets are one and the same part is refused', async () => {
  const parts = partsOf({ sheets: ['', ''] });
  const relationships = String(parts.get('xl/_rels/workbook.xml.rels')).replace(
    'worksheets/sheet2.xml',
    '/xl/worksheets/../worksheets/sheet1.xml',
  );
  expect(await complaintOf(await writeZip(directory, await zipParts(parts.set('xl/_rels/workbook.xml.rels', relationships))))).toMatch(
    /dua lembar/,
  );
});

test('a workbook with any bytes changed reads, or is refused in words', async () => {
  const shape = {
    sheets: [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46277.5</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
    ],
    texts: '<si><t>a</t></si>',
    styles: '<numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
    afterRows: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
  };
  const parts = [...partsOf(shape)];
  const change = fc.record({ part: fc.nat(), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
  const path = join(directory, 'changed.xlsx');
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean(), async (changes, inside) => {
      const entries = parts.map(([name, content]) => ({ name, content: Buffer.from(content), method: 0 }));
      for (const { part, at, byte } of inside ? changes : []) {
        const content = entries[part % entries.length]?.content;
        if (content !== undefined) content[at % content.length] = byte;
      }
      const bytes = rawZip(entries);
      for (const { at, byte } of inside ? [] : changes) bytes[at % bytes.length] = byte;
      await writeFile(path, bytes);
      expect(['string', 'undefined']).toContain(typeof (await complaintOf(path)));
    }),
    { numRuns: tried(150, 500) },
  );
});

describe('XML that Excel would not write is refused', () => {
  const complaint = async (shape: WorkbookShape) => complaintOf(await writeWorkbook(directory, shape));
  const inSheet = (xml: string) => complaint({ sheets: [''], parts: [[sheetName, xml]] });

  test('with a document type, in whichever part, and nothing outside is ever asked for', async () => {
    let hits = 0;
    const canary = createServer((_, answer) => {
      hits++;
      answer.end('<!ENTITY x "y">');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const address = canary.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/x`;
    const types = [
      `<!DOCTYPE a SYSTEM "${url}">`,
      `<!DOCTYPE a [<!ENTITY % r SYSTEM "${url}"> %r;]>`,
      `<!DOCTYPE a [<!ENTITY x SYSTEM "${url}">]>`,
    ];
    const parts = [
      sheetName,
      'xl/workbook.xml',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
    ];
    const shape = { sheets: ['<row r="1"><c r="A1"><v>1</v></c></row>'], texts: '<si><t>a</t></si>', styles: '<cellXfs/>' };
    for (const name of parts) {
      for (const type of types) {
        const all = partsOf(shape);
        all.set(name, `<?xml version="1.0"?>${type}${all.get(name)}`);
        expect(await complaintOf(await writeZip(directory, await zipParts(all))), `${name} ${type}`).toMatch(/DOCTYPE/);
      }
    }
    const stylesheet = `<?xml version="1.0"?><?xml-stylesheet href="${url}"?><worksheet xmlns="${main}"><sheetData/></worksheet>`;
    expect(await inSheet(stylesheet)).toBeUndefined();
    await new Promise((resolve) => canary.close(resolve));
    expect(hits).toBe(0);
  });

  test('nested too deep', async () => {
    const deep = limits.maxXmlDepth + 1;
    expect(await inSheet(`<worksheet xmlns="${main}">${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</worksheet>`)).toMatch(/terlalu dalam/);
  });

  test('with more to say of its columns than there are', async () => {
    const cols = (count: number) =>
      `<worksheet xmlns="${main}"><cols>${'<col min="1" max="1000" hidden="1"/>'.repeat(count)}</cols><sheetData/></worksheet>`;
    const path = (count: number) =>
      writeZip(directory, rawZip(replaced(sheetName, (entry) => ({ ...entry, content: Buffer.from(cols(count)), method: 0 }))));
    expect(await complaintOf(await path(limits.maxColumnSpans))).toBeUndefined();
    expect(await complaintOf(await path(limits.maxColumnSpans + 1))).toMatch(/keterangan kolomnya/);
  });

  test('with one tag or one text without end', async () => {
    const long = Array.from({ length: limits.maxXmlTokenCharacters / 2 }, (_, number) => number).join(' ');
    expect(await inSheet(`<worksheet xmlns="${main}" a="${long}"/>`)).toMatch(/panjangnya tidak wajar/);
    expect(await inSheet(`<worksheet xmlns="${main}"><!-- ${long} --></worksheet>`)).toMatch(/panjangnya tidak wajar/);
    const cell = '<c t="str"><v>'.concat(long.slice(0, limits.maxWorkbookTextCharacters + 1), '</v></c>');
    expect(await complaint({ sheets: [`<row r="1">${cell}</row>`] })).toMatch(/jauh lebih panjang/);
    expect(
      await complaint({ sheets: ['<row r="1"/>'], texts: `<si><t>${long.slice(0, limits.maxWorkbookTextCharacters + 1)}</t></si>` }),
    ).toMatch(/jauh lebih panjang/);
  });

  test('with more merged cells than are laid out by hand', async () => {
    const merges = Array.from({ length: limits.maxMergedRanges + 1 }, (_, row) => `<mergeCell ref="A${row + 1}:B${row + 1}"/>`).join('');
    expect(await complaint({ sheets: [''], afterRows: `<mergeCells>${merges}</mergeCells>` })).toMatch(/digabung terlalu banyak/);
  });
});

describe('what is no workbook is refused by what it is', () => {
  const message = async (bytes: Buffer) => {
    const outcome = await openWorkbook(await writeZip(directory, bytes));
    return outcome.ok ? undefined : outcome.finding.message;
  };
  const compound = (name: string) =>
    Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(70_000), Buffer.from(name, 'utf16le')]);
  const withMainType = async (type: string) => {
    const parts = partsOf({ sheets: [''], parts: [['[Content_Types].xml', contentTypes(type)]] });
    return message(await zipParts(parts));
  };

  test.each<[string, () => Promise<string | undefined>, RegExp]>([
    ['a locked workbook', () => message(compound('EncryptedPackage')), /dikunci kata sandi/],
    ['an old .xls', () => message(compound('Workbook')), /Excel lama \(\.xls\)/],
    ['an old Word file', () => message(compound('WordDocument')), /Office lama/],
    ['.xlsb', () => withMainType('application/vnd.ms-excel.sheet.binary.macroEnabled.main'), /biner \(\.xlsb\)/],
    ['.docx', () => withMainType('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'), /dokumen Word/],
    ['.pptx', () => withMainType('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'), /PowerPoint/],
    [
      '.ods',
      async () =>
        message(
          await zipParts([
            ['mimetype', 'x'],
            ['content.xml', '<a/>'],
          ]),
        ),
      /OpenDocument/,
    ],
    ['an archive', async () => message(await zipParts([['data.csv', 'a,b']])), /arsip ZIP/],
    ['nothing at all', () => message(Buffer.alloc(0)), /bukan buku kerja Excel/],
    ['text', () => message(Buffer.from('nik,nama\n')), /bukan buku kerja Excel/],
  ])('%s', async (_, read, expected) => {
    expect(await read()).toMatch(expected);
  });

  test('but a workbook with macros is read as the data it shows', async () => {
    expect(await withMainType('application/vnd.ms-excel.sheet.macroEnabled.main+xml')).toBeUndefined();
  });

  test('and a file that is not there is a fault of ours', async () => {
    await expect(openWorkbook(join(directory, 'gone.xlsx'))).rejects.toThrow('ENOENT');
    await writeFile(join(directory, 'empty.xlsx'), '');
    expect((await openWorkbook(join(directory, 'empty.xlsx'))).ok).toBe(false);
  });
});
