import { type ColumnText, columnTexts, columnWords } from '../../../functions/messages/column.ts';
import { call } from '../../parts/api.ts';
import type { Field, Standard } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show, stackedTable } from '../../parts/elements.ts';
import { type Choice, kindOf, kinds, proposal } from '../../parts/field-kinds.ts';
import { notice } from '../../parts/notice.ts';
import { standardParts } from '../../parts/standard-table.ts';
import { downloadButton } from './download-button.ts';
import { loadLibrary, offerLibrary } from './library-form.ts';

let shown: Standard | undefined;
/** The standard as the opened part shows it; there once it is drawn. */
let drawn: Promise<void> | undefined;

/** Opens the form at a column, with another kind chosen for it where one is named; nothing is sent. */
export type Choose = (fieldName: string, kind: string | undefined) => Promise<void>;

/** The dataset's standard, loaded when its part of the page is opened: to change for its operators, to read for the steward. */
export function offerStandard(datasetId: string, mayEdit: boolean): void {
  const part = byId('standard');
  part.hidden = false;
  part.addEventListener('toggle', () => {
    if (part instanceof HTMLDetailsElement && part.open) drawn = load(datasetId, mayEdit);
  });
  if (!mayEdit) return;
  onSubmit(formOf('standard'), () => save(datasetId));
  offerLibrary(datasetId, () => load(datasetId, true));
}

export const chooseKind: Choose = async (fieldName, kind) => {
  const part = byId('standard');
  if (!part.hasAttribute('open')) {
    const opened = new Promise((resolve) => part.addEventListener('toggle', resolve, { once: true }));
    part.setAttribute('open', '');
    await opened;
  }
  await drawn;
  const select = formOf('standard').querySelector<HTMLSelectElement>(`select[data-field="${CSS.escape(fieldName)}"]`);
  if (!select) return;
  if (kind !== undefined) select.value = kind;
  select.scrollIntoView({ block: 'center' });
  select.focus({ preventScroll: true });
};

async function load(datasetId: string, mayEdit: boolean): Promise<void> {
  const form = formOf('standard');
  const place = byId('standard-now');
  if (mayEdit) await loadLibrary();
  const found = await call('getStandard', { params: { datasetId } });
  form.hidden = !found.ok || !mayEdit;
  if (!found.ok) {
    const none = 'Belum ada standar. Ia disusun dari berkas pertama yang lolos pemeriksaan; sesudah itu dapat diubah di sini.';
    return show(place, found.problem.status === 404 ? element('p', {}, none) : notice(found.problem));
  }
  const { proposed, ...inForce } = found.value;
  shown = proposed ?? inForce;
  const inputsOf = inputs(shown.requiredFields ?? []);
  show(place, ...(mayEdit ? [element('p', {}, stateOf(shown))] : []), ...standardParts(found.value), ...templateParts(datasetId));
  show(
    byId('fields'),
    stackedTable(
      'Ubah standar',
      [columnWords.name, ...columnTexts.map((text) => columnWords[text]), columnWords.type, columnWords.required],
      shown.fields.map(inputsOf),
    ),
  );
  show(byId('period-field'), ...periodOptions(shown));
}

function templateParts(datasetId: string): HTMLElement[] {
  const failed = element('div', {});
  const template = downloadButton('Unduh templat', () => call('getTemplate', { params: { datasetId } }), failed);
  return [element('p', { class: 'actions' }, template), failed];
}

function stateOf({ n, state, library }: Standard): string {
  if (library) return `Standar ${n} dari pustaka walidata, sudah disahkan; dipakai memeriksa unggahan berikutnya.`;
  return state === 'proposed' ? `Standar ${n} diusulkan, belum disetujui walidata.` : `Standar ${n} berlaku.`;
}

/** Key and period must be filled anyway: their box is ticked and rests. */
const inputs =
  (mustBeFilled: readonly string[]) =>
  (field: Field): (HTMLElement | string)[] => {
    const { name, title, constraints } = field;
    const label = title ?? name;
    const kind = kindOf(field);
    const select = element(
      'select',
      { 'data-field': name, 'aria-label': `Jenis kolom ${label}` },
      ...kinds.map(({ id, label: text }) => element('option', { value: id }, text)),
    );
    if (!kind) select.prepend(element('option', { value: '' }, 'seperti sekarang'));
    select.value = kind?.id ?? '';
    const required = element('input', { type: 'checkbox', 'data-required': name, 'aria-label': `Kolom ${label} wajib diisi` });
    const byItself = mustBeFilled.includes(name) && constraints?.required !== true;
    required.checked = byItself || constraints?.required === true;
    required.disabled = byItself;
    return [
      name,
      ...columnTexts.map((text) => textInput(field, text)),
      select,
      byItself ? element('span', {}, required, ' kunci atau periode') : required,
    ];
  };

/** Title, meaning or unit of a column. */
function textInput(field: Field, text: ColumnText): HTMLElement {
  const attributes = { 'data-text': text, 'data-of': field.name, 'aria-label': `${columnWords[text]}: kolom ${field.name}` };
  const most = { maxlength: byId('fields').getAttribute(`data-most-${text}`) ?? '' };
  if (text !== 'definition') return element('input', { ...attributes, ...most, value: field[text] ?? '' });
  return element('textarea', { ...attributes, ...most, class: 'cell' }, field[text] ?? '');
}

function periodOptions({ fields, periodField }: Standard): HTMLElement[] {
  const options = [
    element('option', { value: '' }, 'tidak ada'),
    ...fields.map(({ name, title }) => element('option', { value: name }, title ?? name)),
  ];
  for (const option of options) option.selected = option.value === (periodField ?? '');
  return options;
}

async function save(datasetId: string): Promise<void> {
  if (!shown) return;
  const form = formOf('standard');
  const period = byId('period-field');
  const body = proposal(shown, readChoices(form), period instanceof HTMLSelectElement ? period.value : '');
  const saved = await call('setStandard', { params: { datasetId }, body });
  const place = form.querySelector<HTMLElement>('[data-outcome]');
  if (place) show(place, saved.ok ? saved.value.message : notice(saved.problem));
  if (saved.ok) await load(datasetId, true);
}

function readChoices(form: HTMLFormElement): Choice[] {
  const required = new Set(
    [...form.querySelectorAll<HTMLInputElement>('[data-required]:checked:enabled')].map(({ dataset }) => dataset.required),
  );
  return [...form.querySelectorAll<HTMLSelectElement>('select[data-field]')].map(({ dataset, value }) => ({
    name: dataset.field ?? '',
    kind: value,
    required: required.has(dataset.field),
    texts: Object.fromEntries(textsOf(form, dataset.field ?? '')),
  }));
}

function textsOf(form: HTMLFormElement, name: string): (readonly [string, string])[] {
  const inputs = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-text]')];
  return inputs.filter(({ dataset }) => dataset.of === name).map(({ dataset, value }) => [dataset.text ?? '', value.trim()]);
}
