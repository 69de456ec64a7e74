import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';
import { openWorkbook } from '../functions/ingest/workbook/open-workbook.ts';
import { openZip } from '../functions/ingest/workbook/zip.ts';

/** Run as a process of its own: reads a workbook in one way, and prints rows, milliseconds and the process's peak of memory. */
const readers: Readonly<Record<string, (path: string, exceljs: string) => Promise<number>>> = {
  rows: readRows,
  saxes: readSaxes,
  exceljs: readExceljs,
};
const [, , way = '', path = '', exceljs = ''] = process.argv;
const started = performance.now();
const rows = (await readers[way]?.(path, exceljs)) ?? 0;
const milliseconds = performance.now() - started;
process.stdout.write(JSON.stringify({ rows, milliseconds, peakKibibytes: process.resourceUsage().maxRSS }));

async function readRows(path: string): Promise<number> {
  const outcome = await openWorkbook(path);
  if (!outcome.ok) throw new Error(outcome.finding.message);
  let count = 0;
  for (const sheet of outcome.workbook.sheets) for await (const some of sheet.rows()) count += some.length;
  await outcome.workbook.close();
  return count;
}

/** The least that an XML parser can do with the same parts: expand, decode, parse, and hear of every tag and text. */
async function readSaxes(path: string): Promise<number> {
  const zip = await openZip(path);
  let count = 0;
  for (const name of ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']) {
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('opentag', (tag) => {
      if (tag.name === 'row') count++;
    });
    parser.on('text', () => {});
    const decoder = new TextDecoder();
    for await (const block of zip.read(name)) parser.write(decoder.decode(block, { stream: true }));
    parser.close();
  }
  zip.close();
  return count;
}

/** exceljs's streaming reader, each cell's value asked for as text. `exceljs` is the package's folder. */
async function readExceljs(path: string, exceljs: string): Promise<number> {
  const { default: library } = await import(pathToFileURL(`${exceljs}/lib/exceljs.nodejs.js`).href);
  const reader = new library.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    worksheets: 'emit',
    hyperlinks: 'ignore',
  });
  let count = 0;
  let characters = 0;
  for await (const sheet of reader) {
    for await (const row of sheet) {
      count++;
      for (const value of row.values) characters += value === undefined || value === null ? 0 : String(value).length;
    }
  }
  if (characters === 0) throw new Error('exceljs gave no cells');
  return count;
}
