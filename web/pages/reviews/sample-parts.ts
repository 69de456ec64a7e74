import type { Field, Sample } from '../../parts/api-nouns.ts';
import { cellText, isAmount } from '../../parts/cell-text.ts';
import { element, stackedTable, tableParts } from '../../parts/elements.ts';
import { scrollBox } from '../../parts/scroll-box.ts';
import { headerOf } from '../../parts/standard-words.ts';
import { profileCells, profileHeads, sampleText } from './sample-words.ts';

type By = { readonly fields: readonly Field[]; readonly periodField?: string | undefined };

/** What an upload that waits holds: its first rows where this account may read them, and its columns. */
export function sampleParts(sample: Sample, by: By): HTMLElement[] {
  const profile = stackedTable(
    'Isi tiap kolom',
    profileHeads(sample),
    sample.columns.map((column) => profileCells({ ...column, format: by.fields.find(({ name }) => name === column.name)?.format }, sample)),
  );
  return [element('p', {}, sampleText(sample)), ...(sample.items ? [rowsTable(sample.items, sample, by)] : []), profile];
}

type Items = NonNullable<Sample['items']>;

function rowsTable(items: Items, { columns }: Sample, { fields, periodField }: By): HTMLElement {
  const shown = columns.map((column) => {
    const { unit, format } = fields.find(({ name }) => name === column.name) ?? {};
    return { ...column, unit, format };
  });
  const cells = items.map((row) => shown.map((column) => cellText(row[column.name], column, periodField) || '–'));
  const parts = tableParts(shown.map(headerOf), cells);
  const caption = 'Baris-baris pertama kiriman ini';
  const table = element('table', {}, element('caption', {}, caption), ...parts);
  for (const [place, column] of shown.entries()) {
    if (!isAmount(column, periodField)) continue;
    for (const cell of table.querySelectorAll(`tr > :nth-child(${place + 1})`)) cell.classList.add('number');
  }
  return scrollBox(caption, table);
}
