import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { darkRuns } from '../../functions/pdf-writer/squares.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';
import { textOfPdf } from '../reports/text-of-pdf.ts';

const frame = { title: 'Berita acara', footer: 'Kaki', at: new Date(0) };
const place = (name: string) => ({ role: 'Walidata', post: 'Kepala Dinas', hint: '(tanda tangan)', name });
const squares = { is: 'squares', dark: [[true, false, true]], alt: 'Kode QR: alamat', texts: ['Nomor verifikasi'] } as const;

test('dark squares beside each other are one run', () => {
  expect(
    darkRuns([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ]),
  ).toEqual([
    { x: 0, y: 0, length: 2 },
    { x: 3, y: 0, length: 1 },
    { x: 1, y: 2, length: 3 },
  ]);
});

test('a picture says what it shows to whoever has it read out', async () => {
  const opened = await PDFDocument.load(await writePdf({ ...frame, blocks: [squares] }));
  const figures = opened.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Figure') ? [object] : []));
  expect(figures.map((figure) => String(figure.get(PDFName.of('Alt'))))).toHaveLength(1);
});

test('who signs stands together on a page, one after another when it is read out', async () => {
  const blocks = [
    ...Array.from({ length: 60 }, (_, row) => ({ is: 'paragraph', text: `Baris ${row}` }) as const),
    { is: 'signatures', places: [place('Budi'), place('Siti')] } as const,
  ];
  const bytes = await writePdf({ ...frame, blocks });
  const lines = (await textOfPdf(bytes)).split('\n');
  expect(lines.slice(lines.indexOf('Walidata')).slice(0, 8)).toEqual(
    ['Budi', 'Siti'].flatMap((name) => ['Walidata', 'Kepala Dinas', '(tanda tangan)', name]),
  );
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
});
