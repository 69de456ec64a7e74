import { columnTypeText } from '../../../functions/messages/column-type.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Sample } from '../../parts/api-nouns.ts';
import { cellText } from '../../parts/cell-text.ts';

type Column = Sample['columns'][number];

/** What of an upload is shown here, and why no more. */
export function sampleText({ rows, values, items, columns }: Sample): string {
  if (items) return `${numberText(items.length)} baris pertama dari ${numberText(rows)} baris kiriman ini. Pembacaan Anda dicatat.`;
  const described = columns.some(({ nullShare }) => nullShare !== undefined);
  if (!values)
    return `Isi data ini tidak dibuka untuk walidata: yang tampil kolomnya saja, tanpa isi sel.${described ? '' : ` ${uncounted}`}`;
  return described ? 'Baris tidak ditampilkan: ada kolom yang memuat data pribadi, atau barisnya terlalu panjang.' : uncounted;
}

const uncounted = 'Isi kolom kiriman ini belum dihitung.';

/** Heads of the table of columns: values only where they may be read. */
export function profileHeads({ values }: Pick<Sample, 'values'>): string[] {
  return ['Kolom', 'Jenis', 'Sel kosong', 'Nilai berbeda', ...(values ? ['Terkecil', 'Terbesar', 'Paling sering'] : [])];
}

/** One column in the order of these heads. */
export function profileCells(column: Column & { readonly format?: string | undefined }, { values }: Pick<Sample, 'values'>): string[] {
  const { title, type, nullShare, distinct, distinctBand = '–' } = column;
  const empty = nullShare === undefined ? '–' : `${numberText(Math.round(nullShare * 100))} %`;
  const cells = [title, columnTypeText(type), empty, distinct === undefined ? distinctBand : numberText(distinct)];
  if (!values) return cells;
  const [most] = column.top ?? [];
  return [...cells, ...[column.min, column.max, most?.value].map((value) => cellText(value, column) || '–')];
}
