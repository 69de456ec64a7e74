import type { Body } from '../../parts/api-call.ts';
import type { Finding } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';

type DeclaredCell = NonNullable<Body<'mendUpload'>['notNik']>[number];
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
export function declaredCells(declarations: readonly Declaration[]): DeclaredCell[] {
  return declarations.flatMap(({ finding: { rowNumber, fieldName }, box }) =>
    rowNumber !== undefined && fieldName !== undefined && box.checked ? [{ rowNumber, fieldName }] : [],
  );
}
