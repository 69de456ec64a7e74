import { carriageReturnInCell, lineFeedInCell } from '../normal-form/form.ts';

const newlineInCell = new RegExp(`[${String.fromCharCode(carriageReturnInCell, lineFeedInCell)}]`, 'g');

/** Text of a label as people mean it: without byte order mark and outer blanks, runs of blanks as one. */
export function labelText(cell: string): string {
  return cell.replaceAll('\uFEFF', '').replaceAll(newlineInCell, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** True for two rows that say the same, cell by cell: a header that is printed again may have other blanks. From the end, where rows that begin alike differ: a file may have thousands of those. */
export function sayTheSame(one: readonly string[], other: readonly string[]): boolean {
  for (let index = Math.max(one.length, other.length) - 1; index >= 0; index--) {
    if (labelText(one[index] ?? '') !== labelText(other[index] ?? '')) return false;
  }
  return true;
}
