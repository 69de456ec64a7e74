import { rm, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';
import { readWorkbook } from '../functions/ingest/read-workbook.ts';
import { openWorkbook } from '../functions/ingest/workbook/open-workbook.ts';
import type { Workbook } from '../functions/ingest/workbook/workbook.ts';
import { openZip } from '../functions/ingest/workbook/zip.ts';

/**
 * Run as a process of its own: reads a workbook in one way, and prints one line of JSON: rows, time, processor time and the process's peak of
 * memory.
 *
 *   node bench/read-workbook.ts <way> <workbook> <folder of exceljs>
 */
const [, , way = '', path = '', exceljs = ''] = process.argv;
const readers: Readonly<Record<string, () => Promise<number>>> = {
  'text rows': readRows,
  'normal form': readNormalForm,
  saxes: readSaxes,
  exceljs: readExceljs,
};
const reader = readers[way];
if (reader === undefined) throw new Error(`no way to read a workbook: ${way}`);
const before = process.cpuUsage();
const started = performance.now();
const rows = await reader();
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ rows, milliseconds, processorMilliseconds: (user + system) / 1_000, peakBytes }));

async function open(): Promise<Workbook> {
  const outcome = await openWorkbook(path);
  if (!outcome.ok) throw new Error(outcome.finding.message);
  return outcome.workbook;
}

async function readRows(): Promise<number> {
  const workbook = await open();
  let count = 0;
  for (const sheet of workbook.sheets) for await (const some of sheet.rows()) count += some.length;
  await workbook.close();
  return count;
}

/** All that the ingest function does with a workbook before the check: finding sheet and header, too. Counts the header. */
async function readNormalForm(): Promise<number> {
  const workbook = await open();
  const sink = `${path}.${process.pid}.normal-form`;
  const outcome = await readWorkbook(workbook, sink, { container: 'workbook', expectedLabels: [], fileBytes: (await stat(path)).size });
  await workbook.close();
  await rm(sink, { force: true });
  if (!outcome.ok) throw new Error(outcome.findings[0]?.message);
  return outcome.form.rows + 1;
}

/** The least that an XML parser can do with the same parts: expand, decode, parse, and hear of every tag and text. */
async function readSaxes(): Promise<number> {
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

/** exceljs has no types here: it is installed for this bench alone. */
type ExceljsRow = { readonly values: unknown };
type ExceljsReader = AsyncIterable<AsyncIterable<ExceljsRow>>;

/** exceljs's streaming reader, each cell's value asked for as text. */
async function readExceljs(): Promise<number> {
  const { default: library } = await import(pathToFileURL(`${exceljs}/lib/exceljs.nodejs.js`).href);
  const options = { sharedStrings: 'cache', styles: 'cache', worksheets: 'emit', hyperlinks: 'ignore' };
  const reader: ExceljsReader = new library.stream.xlsx.WorkbookReader(path, options);
  let count = 0;
  let characters = 0;
  for await (const sheet of reader) {
    for await (const row of sheet) {
      count++;
      if (!Array.isArray(row.values)) throw new Error('exceljs gives a row as a list');
      for (const value of row.values) characters += value === undefined || value === null ? 0 : String(value).length;
    }
  }
  if (characters === 0) throw new Error('exceljs gave no cells');
  return count;
}
