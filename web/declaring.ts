import type { Finding } from './answers.ts';
import { element } from './elements.ts';

/** A box beside a cell that looks as if it held a NIK: its clerk declares that it holds none, and the steward looks. */
export type Declaration = { readonly finding: Finding; readonly box: HTMLInputElement; readonly label: HTMLLabelElement };

/** What is declared stays as it is: its input rests. `title` is the column's. */
export function offerDeclaration(finding: Finding, title: string, input: HTMLTextAreaElement | undefined): Declaration {
  const name = `Bukan NIK atau nomor KK: baris ${finding.rowNumber}, kolom ${title}`;
  const box = element('input', { type: 'checkbox', 'aria-label': name });
  if (input !== undefined) {
    box.addEventListener('change', () => {
      input.disabled = box.checked;
    });
  }
  return { finding, box, label: element('label', { class: 'choice' }, box, element('span', {}, 'Bukan NIK atau nomor KK')) };
}

/** The cells that are declared, as `mendUpload` takes them. */
export function declaredCells(declarations: readonly Declaration[]): Readonly<Record<string, unknown>>[] {
  return declarations.flatMap(({ finding: { rowNumber, fieldName }, box }) => (box.checked ? [{ rowNumber, fieldName }] : []));
}
