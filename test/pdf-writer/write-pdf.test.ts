import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PdfBlock } from '../../functions/pdf-writer/pdf-document.ts';
import { wrapped } from '../../functions/pdf-writer/wrapped.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';

const at = new Date('2026-11-24T05:00:00.000Z');
const frame = { title: 'Profil saya: Siti Aminah', footer: 'Berkas ini milik Anda sendiri.', at };
const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('محمد', '測試', '', 'M. Ḥasan', 'x'.repeat(500)));
const blocks: fc.Arbitrary<PdfBlock> = fc.oneof(
  fc.record({ is: fc.constant('heading' as const), text: texts, level: fc.constantFrom(2 as const, 3 as const) }),
  fc.record({ is: fc.constant('paragraph' as const), text: texts }),
  fc.record({ is: fc.constant('facts' as const), facts: fc.array(fc.tuple(texts, texts), { maxLength: 5 }) }),
);

test('whatever the texts, a document becomes a PDF that opens, with its title, and the same one each time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(blocks, { maxLength: 6 }), async (all) => {
      const bytes = await writePdf({ ...frame, blocks: all });
      const opened = await PDFDocument.load(bytes);
      expect([opened.getTitle(), opened.getPageCount() > 0]).toEqual([frame.title, true]);
      expect(await writePdf({ ...frame, blocks: all })).toEqual(bytes);
    }),
    { numRuns: 25 },
  );
});

test('what does not fit a page goes on the next', async () => {
  const facts = Array.from({ length: 400 }, (_, row) => [`Periode ${row}`, '750000'] as const);
  const opened = await PDFDocument.load(await writePdf({ ...frame, blocks: [{ is: 'facts', facts }] }));
  expect(opened.getPageCount()).toBeGreaterThan(5);
});

test('a text that is wrapped loses no letter but blanks between lines, and no line is too wide', () => {
  const widthOf = (text: string) => [...text].length;
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1, maxLength: 30 }).filter((word) => !/\s/.test(word)),
        { maxLength: 20 },
      ),
      fc.integer({ min: 1, max: 40 }),
      (words, most) => {
        const lines = wrapped(words.join(' '), widthOf, most);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        expect(lines.filter((line) => widthOf(line) > most)).toEqual([]);
      },
    ),
  );
});
