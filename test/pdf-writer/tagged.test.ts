import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';

const columns = [
  { title: 'OPD', width: 3 },
  { title: 'Terlambat', width: 1, isNumber: true },
] as const;
const rows = Array.from({ length: 90 }, (_, place) => [`Dinas ${place}`, String(place)]);

test('a paper says what its parts are, in which language, and what it is called', async () => {
  const bytes = await writePdf({ title: 'Laporan', footer: 'Kaki', at: new Date(0), blocks: [{ is: 'table', columns, rows }] });
  const { catalog } = await PDFDocument.load(bytes);
  expect(String(catalog.get(PDFName.of('Lang')))).toContain('id-ID');
  expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
  expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain('/DisplayDocTitle true');
  expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).has(PDFName.of('ParentTree'))).toBe(true);
});

test('a table that does not fit goes on, with its head again', async () => {
  const document = { title: 'Laporan', footer: 'Kaki', at: new Date(0) };
  const opened = await PDFDocument.load(await writePdf({ ...document, blocks: [{ is: 'table', columns, rows, hasTotal: true }] }));
  expect(opened.getPageCount()).toBe(2);
});
