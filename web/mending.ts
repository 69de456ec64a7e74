import type { Field, Finding, Report } from './answers.ts';
import { call } from './api.ts';
import { alert, element, onSubmit, show } from './elements.ts';
import { mendableOf } from './mendable.ts';
import { notice } from './notice.ts';
import { titleIn } from './standard-words.ts';

export type Ordered = { readonly uploadId: string };
type Input = { readonly finding: Finding; readonly input: HTMLInputElement; readonly before: string };

/** Inputs for the bad cells of a report, what stands below them, and the form around it all. */
export type Mending = {
  readonly inputOf: (finding: Finding) => HTMLElement | undefined;
  readonly afterErrors: readonly HTMLElement[];
  readonly form: (inside: readonly HTMLElement[]) => HTMLFormElement;
};

/** Undefined where no cell can be mended here. `fields` tell the columns' titles; `path` is the upload's in /v1; `ordered` hears of the new upload. */
export function offerMending(
  report: Report,
  fields: readonly Field[],
  path: string,
  ordered: (uploadId: string) => Promise<void>,
): Mending | undefined {
  const { mostCells = '0', mostCharacters = '0', shownCharacters = '0' } = document.body.dataset;
  const inputs = mendableOf(report.errors, Number(mostCells)).map((finding) =>
    makeInput(finding, titleIn(fields, finding.fieldName ?? ''), mostCharacters, Number(shownCharacters)),
  );
  if (inputs.length === 0) return undefined;
  const byFinding = new Map(inputs.map(({ finding, input }) => [finding, input]));
  const outcome = element('div', { role: 'status' });
  const send = async () => {
    const cells = inputs.flatMap(changedCell);
    if (cells.length === 0) return show(outcome, alert('Belum ada sel yang diubah. Tulis isi yang benar pada kolom “Perbaiki di sini”.'));
    const sent = await call<Ordered>('POST', `${path}/mending`, { cells });
    if (!sent.ok) return show(outcome, notice(sent.problem));
    await ordered(sent.value.uploadId);
  };
  return {
    inputOf: (finding) => byFinding.get(finding),
    afterErrors: [element('p', { class: 'hint' }, hintOf(mostCells)), element('p', {}, element('button', {}, 'Kirim perbaikan')), outcome],
    form: (inside) => {
      const form = element('form', { id: 'mending' }, ...inside);
      onSubmit(form, send);
      return form;
    },
  };
}

function hintOf(mostCells: string): string {
  return `Sel yang tidak Anda ubah tetap seperti di berkas. Paling banyak ${mostCells} sel sekali kirim; selebihnya perbaiki di berkasnya.`;
}

/** A report shows the first characters of a long cell: what is cut off must not be sent back as the cell. */
function makeInput(finding: Finding, title: string, mostCharacters: string, shownCharacters: number): Input {
  const cell = finding.cell ?? '';
  const value = cell.length < shownCharacters ? cell : '';
  const label = `Isi yang benar untuk baris ${finding.rowNumber}, kolom ${title}`;
  const input = element('input', { value, maxlength: mostCharacters, 'aria-label': label, autocomplete: 'off' });
  // An input has no newlines: what it shows at first is what "unchanged" means.
  return { finding, input, before: input.value };
}

function changedCell({ finding: { rowNumber, fieldName }, input, before }: Input): Readonly<Record<string, unknown>>[] {
  return input.value === before ? [] : [{ rowNumber, fieldName, value: input.value }];
}
