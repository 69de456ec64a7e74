import { cellReference, inSheet } from '../../excel-writer/cell-reference.ts';
import type { Cell, Row, SheetPlan } from '../../excel-writer/sheet.ts';
import { judgedSheetLabel, ownSheetNames } from '../../excel-writer/sheet-names.ts';
import type { Look } from '../../excel-writer/styles.ts';
import { limits } from '../../limits.ts';
import { numberText } from '../../messages/number.ts';
import type { Report } from '../report.ts';
import { markFill, type PlaceColumn, placeOf } from './marks.ts';
import { type MendItem, mendList } from './mend-list.ts';

/** Where the marked cells are. */
export type Place = {
  readonly sheetName: string;
  readonly headerRow: number;
  readonly column: PlaceColumn;
  /** The row in the sheet of a row of the file; undefined where the sheet does not hold it. */
  readonly row: (rowNumber: number) => number | undefined;
  /** What else the clerk must know of this workbook. */
  readonly remarks: readonly string[];
};

const plain: Look = { text: true, wrap: true };
const heading: Look = { ...plain, bold: true, fill: 'D9E1F2' };
const count: Look = { numberFormat: '#,##0' };
const widths = [6, 58, 58, 14, ...Array.from({ length: limits.maxMendLinks }, () => 14)];
const firstItemRow = 8;

/** The first sheet of a returned workbook: what to correct, in order of effort saved, with links to the cells. */
export function mendSheet(report: Report, place: Place): SheetPlan {
  return {
    name: ownSheetNames[0],
    columns: widths.map((width) => ({ width })),
    rows: [...introduction(report, place), ...mendList(report).map((item, index) => itemRow(item, index, place)), ...setAsideRows(report)],
    frozenRows: firstItemRow - 1,
    printWide: true,
  };
}

function introduction({ stats, errors, truncated }: Report, { sheetName, remarks }: Place): Row[] {
  const lines = [
    `${numberText(stats.errors)} kesalahan ditemukan; ${numberText(stats.validRows)} dari ${numberText(stats.rows)} baris sudah benar.`,
    `Sel yang perlu diperbaiki diberi warna seperti ini dan catatan, di lembar “${sheetName}”.`,
    'Mulailah dari yang paling atas. Sesudah selesai, simpan lalu unggah lagi berkas ini; lembar ini tidak perlu dihapus.',
    [
      ...(truncated
        ? [`Yang ditandai baru ${numberText(errors.length)} kesalahan pertama; sisanya terlihat setelah ini diperbaiki dan diunggah.`]
        : []),
      ...remarks,
    ].join(' '),
  ];
  const words = lines.map(
    (text, index): Row => ({ cells: [undefined, { text, look: index === 1 ? { text: true, fill: markFill } : { text: true } }] }),
  );
  const title: Row = { cells: [undefined, { text: ownSheetNames[0], look: { text: true, bold: true, size: 16 } }], height: 24 };
  const judged: Row = { cells: [undefined, { text: judgedSheetLabel, look: plain }, { text: sheetName, look: plain }] };
  const labels = ['No.', 'Apa yang salah (contoh pertama)', 'Cara memperbaiki', 'Jumlah sel', 'Buka selnya'];
  return [title, ...words, judged, { number: firstItemRow - 1, cells: labels.map((text) => ({ text, look: heading })) }];
}

function itemRow(item: MendItem, index: number, place: Place): Row {
  const cells: (Cell | undefined)[] = [
    { number: index + 1, look: count },
    { text: item.what, look: plain },
    { text: item.mend, look: plain },
    amountCell(item),
    ...linksOf(item, place),
  ];
  const longest = Math.max(item.what.length, item.mend.length);
  return { cells, height: 15 * Math.max(1, Math.ceil(longest / (widths[1] ?? 1)) + 0.2) };
}

/** What is no data, below what must be mended: nothing that was read goes without a word. */
function setAsideRows({ setAside = [], conservation }: Report): Row[] {
  if (setAside.length === 0) return [];
  const all = Math.max(conservation?.setAside ?? 0, setAside.length);
  const title = `${numberText(all)} baris disisihkan karena bukan data; tidak perlu diperbaiki bila memang begitu.`;
  const labels = ['Baris', 'Isi baris', 'Mengapa disisihkan'];
  return [
    { cells: [] },
    { cells: [undefined, { text: title, look: { ...plain, bold: true } }] },
    { cells: labels.map((text) => ({ text, look: heading })) },
    ...setAside.map(
      ({ rowNumber, text = '', message }): Row => ({
        cells: [
          { number: rowNumber, look: count },
          { text, look: plain },
          { text: message, look: plain },
        ],
      }),
    ),
  ];
}

function amountCell({ cells, more }: MendItem): Cell {
  if (cells === undefined) return { text: 'seluruh kolom', look: plain };
  return more ? { text: `${numberText(cells)} lebih`, look: plain } : { number: cells, look: count };
}

function linksOf({ errors }: MendItem, place: Place): Cell[] {
  const links = errors.flatMap((error): Cell[] => {
    const at = placeOf(error, place.headerRow, place.column);
    const row = at && (error.rowNumber === undefined ? at.row : place.row(at.row));
    if (!at || row === undefined) return [];
    const text = error.rowNumber === undefined ? 'Judul kolom' : `Baris ${error.rowNumber}`;
    return [{ text, leadsTo: inSheet(place.sheetName, cellReference(row, at.column)), look: { text: true, link: true } }];
  });
  return links.slice(0, limits.maxMendLinks);
}
