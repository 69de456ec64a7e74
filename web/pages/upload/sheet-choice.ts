import { byId, element, show } from '../../parts/elements.ts';

/** The name of the file whose sheets are offered. */
let offeredFor: string | undefined;

/** Offers the sheets of a workbook with several tables in the upload form: the same file, sent again, is read from the one that is chosen. */
export function chooseSheet(fileName: string, sheets: readonly string[]): void {
  offeredFor = fileName;
  byId('sheet-choice').hidden = false;
  show(byId('sheet'), ...sheets.map((name) => element('option', { value: name }, name)));
}

/** Another file has other sheets; the same one, chosen again, keeps its own. */
export function keepSheetsOf(fileName: string): void {
  byId('sheet-choice').hidden = fileName !== offeredFor;
}

export function chosenSheet(): { readonly sheet?: string } {
  const select = byId('sheet');
  const isOffered = !byId('sheet-choice').hidden;
  return isOffered && select instanceof HTMLSelectElement && select.value ? { sheet: select.value } : {};
}
