import { byId, element, show } from './elements.ts';

/** Offers the sheets of a workbook with several tables in the upload form: the same file, sent again, is read from the one that is chosen. */
export function chooseSheet(sheets: readonly string[]): void {
  byId('sheet-choice').hidden = false;
  show(byId('sheet'), ...sheets.map((name) => element('option', { value: name }, name)));
}

/** Another file has other sheets. */
export function forgetSheets(): void {
  byId('sheet-choice').hidden = true;
  show(byId('sheet'));
}

export function chosenSheet(): { readonly sheet?: string } {
  const select = byId('sheet');
  return select instanceof HTMLSelectElement && select.value ? { sheet: select.value } : {};
}
