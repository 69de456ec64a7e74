import { carriageReturnInCell, lineFeedInCell } from '../../model/normal-form.ts';

const newlineInCell = new RegExp(`[${String.fromCharCode(carriageReturnInCell, lineFeedInCell)}]`, 'g');

/** Text of a label as people mean it: without byte order mark and outer blanks, runs of blanks as one. */
export function labelText(cell: string): string {
  return cell.replaceAll('\uFEFF', '').replaceAll(newlineInCell, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** True for two rows that say the same, cell by cell: a header that is printed again may have other blanks. From the end, where rows that begin alike differ: a file may have thousands of those. */
export function sayTheSame(cells: readonly string[], labels: readonly string[]): boolean {
  for (let index = Math.max(cells.length, labels.length) - 1; index >= 0; index--) {
    if (!isLabelAgain(cells[index] ?? '', labels[index] ?? '')) return false;
  }
  return true;
}

/** True for a cell that says a label once more; where files were joined, behind the byte order mark of the next one, which keeps its quotes from being any. */
export function isLabelAgain(cell: string, label: string): boolean {
  const [text, own] = [labelText(cell), labelText(label)];
  return text === own || (cell.startsWith('\uFEFF') && text === `"${own}"`);
}
