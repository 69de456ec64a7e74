import type { Row, SheetPlan } from '../../excel-writer/sheet.ts';
import type { Look } from '../../excel-writer/styles.ts';
import { titleOf } from '../../standards/labels/match-labels.ts';
import { howToWrite, meaningOf, typeNoun } from './field-messages.ts';
import type { TemplateColumn } from './template-column.ts';

const plain: Look = { text: true, wrap: true };
const heading: Look = { text: true, bold: true, fill: 'D9E1F2', wrap: true };
const labels = ['Kolom', 'Jenis', 'Wajib', 'Arti', 'Cara menulis', 'Contoh'];
const widths = [26, 18, 10, 50, 60, 26];
const labelRow = 5;

/** The sheet that explains each column in the words of its standard. */
export function guideSheet(name: string, title: string, columns: readonly TemplateColumn[], dataName: string): SheetPlan {
  const introduction = [
    `Isi data di lembar “${dataName}”, mulai baris 2; satu baris satu data. Jangan mengubah judul kolom.`,
    'Judul berwarna jingga wajib diisi. Simpan sebagai .xlsx, lalu unggah berkas ini: lembar petunjuk dan contoh boleh dibiarkan.',
  ];
  const rows: Row[] = [
    { cells: [{ text: `Petunjuk mengisi: ${title}`, look: { text: true, bold: true, size: 16 } }], height: 24 },
    ...introduction.map((text) => ({ cells: [{ text, look: { text: true } as const }] })),
    { number: labelRow, cells: labels.map((text) => ({ text, look: heading })) },
    ...columns.map(columnRow),
  ];
  return { name, columns: widths.map((width) => ({ width })), rows, frozenRows: labelRow, printWide: true };
}

function columnRow({ field, required, example }: TemplateColumn): Row {
  const texts = [titleOf(field), typeNoun(field), required ? 'Ya' : 'Tidak', meaningOf(field), howToWrite(field), example];
  const lines = texts.map((text, index) => Math.ceil(text.length / ((widths[index] ?? 1) * 0.9)));
  return { cells: texts.map((text) => ({ text, look: plain })), height: 15 * Math.max(1, ...lines) + 3 };
}
