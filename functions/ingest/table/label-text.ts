import { carriageReturnInCell, lineFeedInCell } from '../normal-form/form.ts';

const newlineInCell = new RegExp(`[${String.fromCharCode(carriageReturnInCell, lineFeedInCell)}]`, 'g');

/** Text of a label as people mean it: without byte order mark and outer blanks, runs of blanks as one. */
export function labelText(cell: string): string {
  return cell.replaceAll('\uFEFF', '').replaceAll(newlineInCell, ' ').replaceAll(/\s+/g, ' ').trim();
}
