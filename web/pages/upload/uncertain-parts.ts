import { button, element } from '../../parts/elements.ts';
import type { Choose } from './standard-form.ts';
import { buttonText, type UncertainColumn } from './uncertain-columns.ts';

const explained =
  'Mesin ragu, jadi isinya tidak diubah. Bila sebenarnya angka atau tanggal, ubah di sini: formulir standar terbuka dengan jenis itu sudah dipilih. Sesudah diusulkan, unggah berkasnya lagi.';

/** Columns that stayed text, each with one click to the form in which that is changed. */
export function uncertainParts(columns: readonly UncertainColumn[], choose: Choose): HTMLElement[] {
  if (columns.length === 0) return [];
  const titles = new Intl.ListFormat('id-ID').format(columns.map(({ title }) => title));
  const buttons = columns.map((column) =>
    button(buttonText(column), { class: 'quiet', 'data-choose': column.name }, () => choose(column.name, column.kind?.id)),
  );
  return [
    element(
      'div',
      { class: 'notice' },
      element('p', {}, `Dijadikan teks: ${titles}. ${explained}`),
      element('p', { class: 'actions' }, ...buttons),
    ),
  ];
}
