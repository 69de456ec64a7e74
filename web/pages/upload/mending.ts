import { call } from '../../parts/api.ts';
import type { Body } from '../../parts/api-call.ts';
import type { Field, Finding, Report, UploadPath } from '../../parts/api-nouns.ts';
import { alert, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { titleIn } from '../../parts/standard-words.ts';
import { type Declaration, declaredCells, offerDeclaration } from './declaring.ts';
import { declarableOf, mendableOf } from './mendable.ts';

type MendedCell = NonNullable<Body<'mendUpload'>['cells']>[number];
type Input = { readonly finding: Finding; readonly input: HTMLTextAreaElement; readonly before: string };

/** Inputs for the bad cells of a report, what stands below them, and the form around it all. */
export type Mending = {
  readonly inputOf: (finding: Finding) => HTMLElement | undefined;
  readonly afterErrors: readonly HTMLElement[];
  readonly form: (inside: readonly HTMLElement[]) => HTMLFormElement;
};

/** Where the browser doesn't let the input grow with its text, it is as tall as the cell that came, up to so many rows. */
const mostRows = 6;
const charactersOfRow = 28;

/** Undefined where no cell can be corrected here. `fields` tell the columns' titles; `upload` is the one that it is of; `ordered` hears of the new upload. */
export function offerMending(
  report: Report,
  fields: readonly Field[],
  upload: UploadPath,
  ordered: (uploadId: string) => Promise<void>,
): Mending | undefined {
  const { mostCells = '0', mostDeclared = '0', mostCharacters = '0', shownCharacters = '0' } = document.body.dataset;
  const inputs = mendableOf(report.errors, Number(mostCells)).map((finding) =>
    makeInput(finding, titleIn(fields, finding.fieldName ?? ''), mostCharacters, Number(shownCharacters)),
  );
  const inputAt = new Map(inputs.map(({ finding, input }) => [finding, input]));
  const declarations = declarableOf(report.errors, Number(mostDeclared)).map((finding) =>
    offerDeclaration(finding, titleIn(fields, finding.fieldName ?? ''), inputAt.get(finding)),
  );
  if (inputs.length + declarations.length === 0) return undefined;
  const labelAt = new Map(declarations.map(({ finding, label }) => [finding, label]));
  const outcome = element('div', { role: 'status' });
  const send = async () => {
    const [cells, notNik] = [inputs.flatMap(changedCell), declaredCells(declarations)];
    if (cells.length + notNik.length === 0) return show(outcome, alert(nothingText(declarations)));
    const sent = await call('mendUpload', { params: upload, body: { cells, notNik } });
    if (!sent.ok) return show(outcome, notice(sent.problem));
    await ordered(sent.value.uploadId);
  };
  return {
    inputOf: (finding) => besideCell(inputAt.get(finding), labelAt.get(finding)),
    afterErrors: [
      ...hints(mostCells, declarations).map((hint) => element('p', { class: 'hint' }, hint)),
      element('p', {}, element('button', {}, 'Kirim perbaikan')),
      outcome,
    ],
    form: (inside) => {
      const form = element('form', { id: 'mending' }, ...inside);
      onSubmit(form, send);
      return form;
    },
  };
}

function besideCell(input: HTMLElement | undefined, label: HTMLElement | undefined): HTMLElement | undefined {
  return input === undefined || label === undefined ? (input ?? label) : element('span', { class: 'beside' }, input, label);
}

function nothingText(declarations: readonly Declaration[]): string {
  const declare = declarations.length > 0 ? ', atau centang “Bukan NIK atau nomor KK”' : '';
  return `Belum ada sel yang diubah. Tulis isi yang benar pada kolom “Perbaiki di sini”${declare}.`;
}

function hints(mostCells: string, declarations: readonly Declaration[]): string[] {
  const kept = `Sel yang tidak Anda ubah tetap seperti di berkas. Paling banyak ${mostCells} sel sekali kirim; selebihnya perbaiki di berkasnya.`;
  const declared =
    'Nomor yang mirip NIK tidak ditampilkan: yang tampak hanya “…” di tempatnya. Bila nomor itu bukan NIK atau nomor KK (misalnya nomor rekening), centang kotaknya; walidata memeriksanya sebelum terbit.';
  return declarations.length === 0 ? [kept] : [declared, kept];
}

/** A report shows the first characters of a long cell: what is cut off must not be sent back as the cell. */
function makeInput(finding: Finding, title: string, mostCharacters: string, shownCharacters: number): Input {
  const cell = finding.cell ?? '';
  const value = cell.length < shownCharacters ? cell : '';
  const label = `Isi yang benar untuk baris ${finding.rowNumber}, kolom ${title}`;
  const rows = String(Math.min(mostRows, Math.ceil(Math.max(value.length, 1) / charactersOfRow)));
  const input = element('textarea', { class: 'cell', rows, maxlength: mostCharacters, 'aria-label': label, autocomplete: 'off' }, value);
  input.addEventListener('keydown', sendOnEnter);
  // Newlines become one kind: what it shows at first is what "unchanged" means.
  return { finding, input, before: input.value };
}

/** A cell is rarely more than a line: Enter sends, and with Shift begins a new one. */
function sendOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
}

function changedCell({ finding: { rowNumber, fieldName }, input, before }: Input): MendedCell[] {
  return rowNumber === undefined || fieldName === undefined || input.disabled || input.value === before
    ? []
    : [{ rowNumber, fieldName, value: input.value }];
}
