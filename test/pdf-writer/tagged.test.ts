import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { PdfBlock } from '../../functions/pdf-writer/pdf-document.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';
import { pagesOfPdf } from '../reports/text-of-pdf.ts';

const columns = [
  { title: 'OPD', width: 3 },
  { title: 'Terlambat', width: 1, isNumber: true },
] as const;
const rowsOf = (many: number) => Array.from({ length: many }, (_, place) => [`Dinas ${place}`, String(place)]);
const paper = (...blocks: PdfBlock[]) => writePdf({ title: 'Laporan', footer: 'Kaki', at: new Date(0), blocks });

/** What the parts are, each with those below it, as who has the paper read out meets them. */
function outlineOf(element: PDFDict): string {
  const kids = element.lookup(PDFName.of('K'), PDFArray);
  const below = Array.from({ length: kids.size() }, (_, place) => kids.lookup(place, PDFDict)).filter((kid) => kid.has(PDFName.of('S')));
  const name = String(element.get(PDFName.of('S'))).slice(1);
  return below.length === 0 ? name : `${name}(${below.map(outlineOf).join(' ')})`;
}

test('a paper says what its parts are, in which language, and what it is called', async () => {
  const table: PdfBlock = { is: 'table', columns, rows: rowsOf(2) };
  const bytes = await paper({ is: 'heading', text: 'Papan', level: 2 }, { is: 'paragraph', text: 'Semua OPD.' }, table);
  const file = await PDFDocument.load(bytes);
  const { catalog } = file;
  expect(file.getTitle()).toBe('Laporan');
  expect(String(catalog.get(PDFName.of('Lang')))).toContain('id-ID');
  expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
  expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain('/DisplayDocTitle true');
  const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  expect(tree.has(PDFName.of('ParentTree'))).toBe(true);
  expect(outlineOf(tree.lookup(PDFName.of('K'), PDFDict))).toBe('Document(H1 H2 P Table(TR(TH TH) TR(TD TD) TR(TD TD)))');
});

test('a table that does not fit goes on, with its head again, which is read out once', async () => {
  const bytes = await paper({ is: 'table', columns, rows: rowsOf(90), hasTotal: true });
  const pages = await pagesOfPdf(bytes);
  expect(pages).toHaveLength(2);
  const lines = pages.map((page) => page.split('\n'));
  for (const page of lines) expect(page.filter((line) => line === 'OPD' || line === 'Terlambat')).toEqual(['OPD', 'Terlambat']);
  expect(lines.flat().filter((line) => line.startsWith('Dinas '))).toEqual(rowsOf(90).map(([name]) => name));
  const tree = (await PDFDocument.load(bytes)).catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  expect(outlineOf(tree.lookup(PDFName.of('K'), PDFDict)).match(/TH/g)).toHaveLength(2);
});
