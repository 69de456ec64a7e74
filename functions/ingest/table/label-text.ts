import { carriageReturnInCell, lineFeedInCell } from '../normal-form/form.ts';

const newlineInCell = new RegExp(`[${String.fromCharCode(carriageReturnInCell, lineFeedInCell)}]`, 'g');

/** Text of a label as people mean it: without byte order mark and outer blanks, runs of blanks as one. */
export function labelText(cell: string): string {
  return cell.replaceAll('\uFEFF', '').replaceAll(newlineInCell, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** Labels that differ only in case, blanks or punctuation are the same to people (data-model.md, "Table"). */
export function foldLabel(label: string): string {
  return label.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, '');
}
