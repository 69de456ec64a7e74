import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tried } from '../../product-size.ts';
import { cellsOf, linesOf, readBack, sourceOf } from './read-bytes.ts';

type Table = { readonly labels: readonly string[]; readonly rows: readonly (readonly string[])[] };
type Writing = {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly encoding: 'utf8' | 'utf8-mark' | 'utf16le' | 'utf16be' | 'windows-1252';
  readonly quoteAll: boolean;
  readonly finalLineEnd: boolean;
};

const notPrintable = (code: number) => code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
const anyText = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((text) => ![...text].some((one) => notPrintable(one.codePointAt(0) ?? 0)));
const uglyText = fc
  .array(fc.constantFrom('"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', 'x', '1', 'é', '–', "'", '\\', '#', '='), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const cell = fc.oneof(anyText, uglyText, fc.constant(''));

/** Labels are plain words and each row has a name, so that header, notes and blank rows are not in question here. */
const table: fc.Arbitrary<Table> = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    labels: fc.constant(Array.from({ length: width }, (_, index) => `label ${'abcdef'.charAt(index)}`)),
    rows: fc
      .array(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), { minLength: 1, maxLength: 8 })
      .map((rows) => rows.map((row, index) => [`row ${index}`, ...row])),
  }),
);

const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
  encoding: fc.constantFrom('utf8', 'utf8-mark', 'utf16le', 'utf16be', 'windows-1252'),
  quoteAll: fc.boolean(),
  finalLineEnd: fc.boolean(),
});

function writeCell(text: string, { delimiter, quoteAll }: Writing): string {
  const needsQuotes = quoteAll || /["\r\n]/.test(text) || text.includes(delimiter);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeTable({ labels, rows }: Table, how: Writing): string {
  const lines = [labels, ...rows].map((row) => row.map((text) => writeCell(text, how)).join(how.delimiter));
  return lines.join(how.lineEnd) + (how.finalLineEnd ? how.lineEnd : '');
}

const windows1252 = new TextDecoder('windows-1252');
const bytesByCharacter = new Map(Array.from({ length: 256 }, (_, byte) => [windows1252.decode(Uint8Array.of(byte)), byte]));

/** Two bytes or more that are a character of UTF-8: any other byte beside one is taken for damage, not for Windows-1252. */
const utf8Character = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

/** Bytes of a text, or undefined where the encoding has none or another encoding would read the same bytes. */
function encode(text: string, encoding: Writing['encoding']): Uint8Array | undefined {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8-mark') return Buffer.from(`\uFEFF${text}`);
  if (encoding === 'utf16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'utf16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const bytes = [...text].map((character) => bytesByCharacter.get(character));
  if (bytes.some((byte) => byte === undefined || [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte))) return undefined;
  const encoded = Buffer.from(bytes.map((byte) => byte ?? 0));
  return utf8Character.test(encoded.toString('latin1')) ? undefined : encoded;
}

/** The physical line on which each record starts, counted in the text itself. */
function startLines({ labels, rows }: Table, how: Writing): number[] {
  const lineEnds = (row: readonly string[]) =>
    row
      .map((text) => writeCell(text, how))
      .join(how.delimiter)
      .match(/\r\r\n|\r\n|\r|\n/g)?.length ?? 0;
  let line = 1 + lineEnds(labels) + 1;
  return rows.map((row) => {
    const start = line;
    line += lineEnds(row) + 1;
    return start;
  });
}

test('any table in any dialect is read back cell by cell with its line numbers', async () => {
  await fc.assert(
    fc.asyncProperty(table, writing, fc.integer({ min: 1, max: 40 }), async (given, how, pieceBytes) => {
      const bytes = encode(writeTable(given, how), how.encoding);
      fc.pre(bytes !== undefined);
      const read = await readBack(sourceOf(bytes, pieceBytes));
      expect(read.outcome).toMatchObject({ ok: true, form: { labels: given.labels, rows: given.rows.length, headerRow: 1 } });
      expect(cellsOf(read)).toEqual(given.rows);
      expect(linesOf(read)).toEqual(startLines(given, how));
    }),
    { numRuns: tried(200, 600) },
  );
});

test('any bytes at all end in an outcome, never in a fault', async () => {
  const crumbs = fc.constantFrom('"', ',', ';', '\n', '\r', 'a', '1', ' ', 'é', '\xff', '\x1f', '\t', 'sep=', '""');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(crumbs, { maxLength: 80 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
    fc.array(crumbs, { maxLength: 80 }).map((parts) => Buffer.from(`\uFEFF${parts.join('')}`, 'utf16le')),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 20 }), async (given, pieceBytes) => {
      const read = await readBack(sourceOf(given, pieceBytes));
      const { outcome, records } = read;
      if (outcome.form !== undefined) {
        expect(records).toHaveLength(outcome.form.rows);
        expect(records.every(({ cells }) => cells.length === outcome.form?.labels.length)).toBe(true);
        expect(linesOf(read).reduce((sum, line) => sum + BigInt(line), 0n)).toBe(outcome.form.rowNumberSum);
      }
      if (!outcome.ok) expect(outcome.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: tried(500, 1_500) },
  );
});

test('the same file gives the same normal form however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(table, writing, async (given, how) => {
      const bytes = encode(writeTable(given, how), how.encoding);
      fc.pre(bytes !== undefined);
      const whole = await readBack(sourceOf(bytes, bytes.length));
      const single = await readBack(sourceOf(bytes, 1));
      expect(single).toEqual(whole);
    }),
    { numRuns: tried(40, 100) },
  );
});
