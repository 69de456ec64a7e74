import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';

export type Cells = readonly (readonly string[])[];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A workbook whose cells are all texts, one sheet a table; an empty record is a row that the file does not have. */
export function workbookOf(...tables: readonly Cells[]): Promise<Buffer> {
  const sheets = tables.map((rows) =>
    rows
      .map((cells, place) => {
        if (cells.length === 0) return '';
        const written = cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`);
        return `<row r="${place + 1}">${written.join('')}</row>`;
      })
      .join(''),
  );
  return zipParts(partsOf({ sheets }));
}

/** A page of one table, as applications call `.xls`. */
export function pageOf(rows: Cells): Buffer {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return Buffer.from(`<html><head><meta charset="utf-8"></head><body><table>${lines.join('')}</table></body></html>`);
}

export function csvOf(rows: Cells): Buffer {
  return Buffer.from(rows.map((cells) => `${cells.map((cell) => `"${cell}"`).join(';')}\r\n`).join(''));
}
