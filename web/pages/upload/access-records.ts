import { dayText, timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Outcome } from '../../parts/api-call.ts';
import type { Look } from '../../parts/api-nouns.ts';
import { saveCsv } from '../../parts/call-csv.ts';
import { alert, button, byId, element, formOf, onSubmit, show, stackedTable } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { looksCaption, olderButton } from '../../parts/older-button.ts';
import { lookText } from '../../parts/sharing-words.ts';
import { listOf } from './decide-requests.ts';
import { looksCsv } from './looks-csv.ts';
import { type Days, daysAsked, momentOf, placeIn, utcDaysOf } from './wib-days.ts';

const headers = ['Kapan (WIB)', 'Siapa', 'Instansi', 'Yang dibaca', 'Tujuan'];
const perPage = 100;
const perFetch = 1_000;

/** What of the part is drawn again; the filter and the CSV button stay. */
type Place = {
  readonly datasetId: string;
  readonly form: HTMLFormElement;
  readonly hint: HTMLElement;
  readonly rows: HTMLElement;
  readonly more: HTMLElement;
};

/** Who read the data, for its head: filtered, page by page, and as CSV; asked for when it is first wanted. */
export function offerRecords(datasetId: string): void {
  const form = formOf('records');
  const place = { datasetId, form, hint: element('p', { class: 'hint' }), rows: element('div', {}), more: element('p', {}) };
  show(listOf('records'), place.hint, csvPart(place), place.rows, place.more);
  onSubmit(form, () => showRecords(place));
  byId('records').addEventListener('toggle', () => showRecords(place), { once: true });
}

/** The newest looks that fit the filter as it stands. */
async function showRecords(place: Place): Promise<void> {
  const { form, hint, rows, more } = place;
  const days = daysIn(form);
  show(hint);
  show(more);
  if ('problem' in days) return show(rows, alert(days.problem));
  const shown: Look[] = [];
  const add = ({ items, next }: Page) => {
    shown.push(...items);
    offerNames(form, items);
    const none = next === undefined ? 'Tidak ada pembacaan yang cocok.' : 'Belum ada yang cocok sejauh ini.';
    show(rows, ...(shown.length === 0 ? [element('p', {}, none)] : [tableOf(form, shown)]));
    show(more, ...olderButton(next, older));
  };
  const older = async (cursor: string) => {
    const page = await pageOf(place, days, perPage, cursor);
    if (page.ok) add(page.value);
    else show(more, notice(page.problem));
  };
  const found = await pageOf(place, days, perPage);
  if (!found.ok) return show(rows, notice(found.problem));
  show(hint, `Dari ${dayText(momentOf(days.from))} sampai ${dayText(momentOf(days.until))}, menurut jam WIB.`);
  add(found.value);
}

function daysIn(form: HTMLFormElement): Days | { readonly problem: string } {
  const { usualDays, mostDays } = form.dataset;
  const named = { from: textOf(form, 'from'), until: textOf(form, 'until') };
  return daysAsked({ ...named, usualDays: Number(usualDays), mostDays: Number(mostDays) }, new Date());
}

type Page = { readonly items: readonly Look[]; readonly next?: string };

/** /v1 looks at whole days of UTC: what is outside the days of WIB is left out, and nothing older is fetched once they are through. */
async function pageOf({ datasetId, form }: Place, days: Days, limit: number, cursor?: string): Promise<Outcome<Page>> {
  const filters = [...new FormData(form)].flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]]));
  const asked = { ...Object.fromEntries(filters), ...utcDaysOf(days), limit: String(limit), ...(cursor === undefined ? {} : { cursor }) };
  const found = await call('listAccessRecords', { params: { datasetId }, query: asked });
  if (!found.ok) return found;
  const { items, next } = found.value;
  const isThrough = items.some(({ at }) => placeIn(days, at) === 'before');
  const inside = items.filter(({ at }) => placeIn(days, at) === 'in');
  return { ...found, value: { items: inside, ...(next === undefined || isThrough ? {} : { next }) } };
}

/** All looks that fit the filter as it stands at the click, as one file. */
function csvPart(place: Place): HTMLElement {
  const { form, datasetId } = place;
  const told = element('span', { role: 'status' });
  const fetched = button('Unduh CSV', {}, async () => {
    const days = daysIn(form);
    if ('problem' in days) return show(told, alert(days.problem));
    const looks: Look[] = [];
    for (let cursor: string | undefined, isLast = false; !isLast; isLast = cursor === undefined) {
      const page: Outcome<Page> = await pageOf(place, days, perFetch, cursor);
      if (!page.ok) return show(told, notice(page.problem));
      looks.push(...page.value.items);
      cursor = page.value.next;
      show(told, `${numberText(looks.length)} pembacaan diterima…`);
    }
    const csv = looksCsv(looks, namesIn(form.querySelector('[name=institution]')), namesIn(form.querySelector('[name=purpose]')));
    saveCsv([csv], `jejak-akses-${datasetId}.csv`);
    show(told, `Selesai: ${numberText(looks.length)} pembacaan.`);
  });
  return element('p', { class: 'actions' }, fetched, told);
}

function tableOf(form: HTMLFormElement, looks: readonly Look[]): HTMLElement {
  const institutionName = namesIn(form.querySelector('[name=institution]'));
  const purposeName = namesIn(form.querySelector('[name=purpose]'));
  const rows = looks.map(({ at, name, institutions, operation, versionNumber, purpose }) => [
    timeText(at),
    name,
    institutions.map(institutionName).join(', ') || '–',
    versionNumber === undefined ? lookText(operation) : `${lookText(operation)}, versi ${versionNumber}`,
    purpose === undefined ? '–' : purposeName(purpose),
  ]);
  return stackedTable(looksCaption, headers, rows);
}

/** People who read it become choices: two of the same name are told apart by their account. */
function offerNames(form: HTMLFormElement, looks: readonly Look[]): void {
  const choice = form.querySelector('select[name=principal]');
  if (!(choice instanceof HTMLSelectElement)) return;
  for (const { principalId, name } of looks) {
    const options = [...choice.options];
    if (options.some(({ value }) => value === principalId)) continue;
    const twin = options.some(({ text }) => text === name);
    choice.append(element('option', { value: principalId }, twin ? `${name} (${principalId})` : name));
  }
}
