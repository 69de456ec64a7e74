import { carriageReturnInCell, lineFeedInCell } from '../normal-form/form.ts';

const newlineInCell = new RegExp(`[${String.fromCharCode(carriageReturnInCell, lineFeedInCell)}]`, 'g');

/** Text of a label as people mean it: without byte order mark and outer blanks, runs of blanks as one. */
export function labelText(cell: string): string {
  return cell.replaceAll('\uFEFF', '').replaceAll(newlineInCell, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** True for a cell that says a label once more; where files were joined, behind the byte order mark of the next one, which keeps its quotes from being any. */
export function isLabelAgain(cell: string, label: string): boolean {
  return cell === label || (cell.startsWith('\uFEFF') && [label, `"${label}"`].includes(labelText(cell)));
}
