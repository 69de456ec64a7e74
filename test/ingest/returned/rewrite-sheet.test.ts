import { expect, test } from 'vitest';
import { emptyStyles, StyleBook } from '../../../functions/excel-writer/styles.ts';
import { rewriteSheet } from '../../../functions/ingest/returned/rewrite-sheet.ts';

async function* inOne(text: string): AsyncGenerator<string> {
  yield text;
}

test('a cell is found by its reference however that is written, as the reader finds it', async () => {
  const sheet = '<worksheet><sheetData><row r="2"><c r="a2"><v>1</v></c><c r="c2"><v>x</v></c></row></sheetData></worksheet>';
  const marks = [{ row: 2, column: 3, text: 'Bukan angka.' }];
  const change = { marks, corrections: [], textColumns: new Set<number>(), headerRow: 1 };
  let written = '';
  for await (const piece of rewriteSheet(inOne(sheet), change, new StyleBook(emptyStyles))) written += piece;
  expect(written).toMatch(/<c r="c2" s="1">/);
  expect(written.match(/<c /g)).toHaveLength(2);
});
