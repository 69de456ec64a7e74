import { call } from '../../parts/api.ts';
import type { KeptUnit } from '../../parts/api-nouns.ts';
import { alert, byId, formOf, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { notice } from '../../parts/notice.ts';
import { suggestedId } from '../../parts/suggested-id.ts';
import { chosenDatasets, offerDatasets } from './dataset-choice.ts';
import type { Kept } from './kept.ts';

let now: Kept | undefined;
/** The unit that the form changes; undefined for a new one. */
let edited: KeptUnit | undefined;
let isListening = false;

/** Offers the form for a new unit; gives what opens it for one that there is. */
export function offerUnits(kept: Kept): (unit: KeptUnit) => void {
  now = kept;
  byId('unit-form').hidden = false;
  fill(undefined);
  if (!isListening) listen();
  isListening = true;
  return (unit) => {
    fill(unit);
    byId('unit-form').setAttribute('open', '');
    field('name').focus();
  };
}

function listen(): void {
  const form = formOf('unit-form');
  let isOwn = false;
  field('unitId').addEventListener('input', () => {
    isOwn = field('unitId').value !== '';
  });
  field('name').addEventListener('input', () => {
    if (!edited && !isOwn) field('unitId').value = suggestedId(field('name').value);
  });
  // Closed without being saved: the next time it is opened it is for a new one.
  byId('unit-form').addEventListener('toggle', () => {
    if (edited && !byId('unit-form').hasAttribute('open')) fill(undefined);
  });
  onSubmit(form, async () => {
    const said = await save(form);
    const problem = form.querySelector<HTMLElement>('[data-problem]');
    if (problem) show(problem, ...(said === undefined ? [] : [said]));
  });
}

/** Gives what stands in the way. */
async function save(form: HTMLFormElement): Promise<HTMLElement | undefined> {
  if (!now) return undefined;
  const [name, unitId, kelurahan] = [textOf(form, 'name'), textOf(form, 'unitId'), textOf(form, 'kelurahan')];
  if (!edited && now.units.some((unit) => unit.unitId === unitId))
    return alert(`Unit dengan alamat ${unitId} sudah ada. Ubah yang itu, atau pilih alamat lain.`);
  const accounts = textOf(form, 'accounts').split(/\s+/).filter(Boolean);
  const saved = await call('putUnit', {
    params: { opdId: now.opdId, unitId },
    body: { name, ...(kelurahan === '' ? {} : { kelurahan }), accounts, datasetIds: chosenDatasets(form) },
    ...(edited ? { etag: `"${edited.revision}"` } : {}),
  });
  if (!saved.ok) return notice(saved.problem);
  byId('unit-form').removeAttribute('open');
  await now.done(`${name} tersimpan.`);
  return undefined;
}

function fill(unit: KeptUnit | undefined): void {
  edited = unit;
  const form = formOf('unit-form');
  form.reset();
  field('name').value = unit?.name ?? '';
  field('unitId').value = unit?.unitId ?? '';
  field('unitId').readOnly = unit !== undefined;
  field('kelurahan').value = unit?.kelurahan ?? '';
  field('accounts').value = (unit?.accounts ?? []).join('\n');
  if (now) offerDatasets(form, now, unit?.datasetIds ?? []);
  const summary = byId('unit-form').querySelector('summary');
  if (summary) show(summary, unit ? `Ubah ${unit.name}` : 'Daftarkan unit');
}

type Field = { value: string; readOnly: boolean } & HTMLElement;

function field(name: string): Field {
  const found = formOf('unit-form').querySelector<Field>(`[name=${name}]`);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}
