import { call } from './api.ts';
import type { Body } from './api-call.ts';
import type { Dataset, Field, Me } from './api-nouns.ts';
import { alert, byId, element, formOf, onSubmit, show } from './elements.ts';
import { textOf } from './level-form.ts';
import { notice } from './notice.ts';
import { offerOfficers, searchOfficers } from './officer-choice.ts';
import { isWithin } from './purposes.ts';
import { hasArea } from './sharing-words.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The form by which a member asks for data (`ask-form.tsx` draws it); `sent` runs once a request is there. */
export function offerAsking(who: Me, { datasetId, processing }: Dataset, fields: readonly Field[], sent: () => Promise<void>): void {
  const form = formOf('ask');
  limitEnd(form);
  chooseInstitution(form, who.institutions);
  listOfficers(form, who);
  offerPurposes(form, processing?.purposes);
  offerColumns(form, fields);
  partOf(form, 'area').hidden = !hasArea(fields);
  for (const own of form.querySelectorAll('[data-own]')) own.textContent = who.sub;
  onSubmit(form, async () => {
    const outcome = form.querySelector<HTMLElement>('[data-outcome]');
    if (fields.length > 0 && !new FormData(form).has('column')) {
      if (outcome) show(outcome, alert('Centang paling sedikit satu kolom yang dibutuhkan.'));
      return;
    }
    const asked = await call('requestAccess', { params: { datasetId }, body: askedBy(form, who, fields) });
    if (outcome) show(outcome, asked.ok ? '' : notice(asked.problem));
    if (asked.ok) await sent();
  });
}

/** Folded where an account has access already; away while a request waits, as there is one at a time. */
export function showAsking({ waits, open }: { readonly waits: boolean; readonly open: boolean }): void {
  const part = byId('ask');
  part.hidden = waits;
  part.toggleAttribute('open', open);
}

/** What the form holds; what is left as it came is not asked for. */
function askedBy(form: HTMLFormElement, { institutions }: Me, fields: readonly Field[]): Body<'requestAccess'> {
  const columns = new FormData(form).getAll('column').map(String);
  const officers = new FormData(form).getAll('officer').map(String);
  const area = partOf(form, 'area').hidden ? '' : textOf(form, 'area');
  return {
    purpose: textOf(form, 'purpose'),
    legalBasis: textOf(form, 'legalBasis'),
    until: textOf(form, 'until'),
    ...(officers.length > 0 ? { officers } : {}),
    ...(columns.length < fields.length ? { columns } : {}),
    ...(area ? { area } : {}),
    ...(institutions.length > 1 ? { institution: textOf(form, 'institution') } : {}),
  };
}

/** From tomorrow to the longest that may be asked. */
function limitEnd(form: HTMLFormElement): void {
  const until = form.elements.namedItem('until');
  if (!(until instanceof HTMLInputElement)) return;
  until.min = dayIn(1);
  until.max = dayIn(Number(form.dataset.mostDays) - 1);
}

/** `2026-11-25`, so many days from now. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** Anyone who belongs to several bodies says for which one they ask. */
function chooseInstitution(form: HTMLFormElement, own: readonly string[]): void {
  const part = partOf(form, 'institution');
  part.hidden = own.length < 2;
  for (const option of part.querySelectorAll('option')) if (!own.includes(option.value)) option.remove();
}

/** Of the institution that asks, and of another one once that is chosen. */
function listOfficers(form: HTMLFormElement, { institutions, sub }: Me): void {
  const part = partOf(form, 'officers');
  const list = (institution: string) => {
    part.dataset.institution = institution;
    void offerOfficers(part, institution, sub);
  };
  searchOfficers(part);
  const [first] = institutions;
  if (first !== undefined) list(institutions.length > 1 ? textOf(form, 'institution') : first);
  partOf(form, 'institution').addEventListener('change', () => list(textOf(form, 'institution')));
}

/** Purposes that the data are processed for come first, the others are marked. */
function offerPurposes(form: HTMLFormElement, processed: readonly string[] | undefined): void {
  const select = form.elements.namedItem('purpose');
  if (!processed || !(select instanceof HTMLSelectElement)) return;
  const choices = [...select.options].filter(({ value }) => value !== '');
  const within = choices.filter(({ value, text }) => isWithin({ id: value, name: text }, processed));
  const outside = choices.filter((choice) => !within.includes(choice));
  if (within.length > 0) select.append(element('optgroup', { label: 'Tujuan pemrosesan data ini' }, ...within));
  if (outside.length > 0) select.append(element('optgroup', { label: 'Di luar tujuan pemrosesan data ini' }, ...outside));
}

/** None is ticked beforehand: nobody asks for a personal column by oversight. */
function offerColumns(form: HTMLFormElement, fields: readonly Field[]): void {
  partOf(form, 'columns').hidden = fields.length === 0;
  const place = form.querySelector<HTMLElement>('[data-columns]');
  if (!place) return;
  show(place, ...fields.map((field) => columnChoice(field, 'column')));
  form.querySelector('[data-all-columns]')?.addEventListener('click', () => {
    for (const box of place.querySelectorAll('input')) box.checked = true;
  });
}

/** One column to tick. */
export function columnChoice({ name, title = name, personal }: Field, group: string): HTMLElement {
  const box = element('input', { type: 'checkbox', name: group, value: name });
  const mark = personal ? [element('span', { class: 'meta' }, ' data pribadi')] : [];
  return element('label', { class: 'choice' }, box, element('span', {}, title, ...mark));
}

function partOf(form: HTMLFormElement, name: string): HTMLElement {
  const part = form.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!part) throw new Error(`no part ${name} in the form`);
  return part;
}
