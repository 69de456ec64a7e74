import { call } from './api.ts';
import { csvButton } from './csv-button.ts';
import { listOf } from './decide-requests.ts';
import { button, element, formOf, onSubmit, show, stackedTable } from './elements.ts';
import { namesIn } from './names.ts';
import { notice } from './notice.ts';
import type { Look, Looks } from './sharing-answers.ts';
import { lookText } from './sharing-words.ts';
import { dayText, timeText } from './words.ts';

const headers = ['Kapan', 'Siapa', 'Instansi', 'Yang dibaca', 'Tujuan'];
const perPage = 100;
const perFetch = 1_000;

/** Who read the data, for its head: filtered, page by page, and as CSV. */
export function offerRecords(path: string): void {
  const form = formOf('records');
  onSubmit(form, () => showRecords(path, form));
}

/** The newest looks that fit the filter as it stands. */
export async function showRecords(path: string, form = formOf('records')): Promise<void> {
  const place = listOf('records');
  const found = await call<Looks>('GET', addressOf(path, form, { limit: String(perPage) }));
  if (!found.ok) return show(place, notice(found.problem));
  const { from, until } = found.value;
  const shown: Look[] = [];
  const rows = element('div', {});
  const more = element('p', {});
  const add = ({ items, next }: Looks) => {
    shown.push(...items);
    offerNames(form, items);
    show(rows, ...tableOf(form, shown));
    show(more, ...(next ? [button('Tampilkan yang lebih lama', { class: 'quiet' }, () => older(next))] : []));
  };
  const older = async (cursor: string) => {
    const page = await call<Looks>('GET', addressOf(path, form, { limit: String(perPage), cursor }));
    if (page.ok) add(page.value);
    else show(more, notice(page.problem));
  };
  const name = `jejak-akses-${path.split('/').at(-1)}.csv`;
  show(
    place,
    element('p', { class: 'hint' }, `Dari ${dayText(from)} sampai ${dayText(until)} (hari UTC).`),
    csvButton('Unduh CSV', name, () => addressOf(path, form, { limit: String(perFetch) })),
    rows,
    more,
  );
  add(found.value);
}

function tableOf(form: HTMLFormElement, looks: readonly Look[]): HTMLElement[] {
  if (looks.length === 0) return [element('p', {}, 'Tidak ada pembacaan yang cocok.')];
  const institutionName = namesIn(form.querySelector('[name=institution]'));
  const purposeName = namesIn(form.querySelector('[name=purpose]'));
  const rows = looks.map(({ at, name, institutions, operation, versionNumber, purpose }) => [
    timeText(at),
    name,
    institutions.map(institutionName).join(', ') || '–',
    versionNumber === undefined ? lookText(operation) : `${lookText(operation)}, versi ${versionNumber}`,
    purpose === undefined ? '–' : purposeName(purpose),
  ]);
  return [stackedTable('Pembacaan, yang terbaru lebih dahulu', headers, rows)];
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

function addressOf(path: string, form: HTMLFormElement, more: Readonly<Record<string, string>>): string {
  const asked = [...new FormData(form)].flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]]));
  return `${path}/access-records?${new URLSearchParams([...asked, ...Object.entries(more)])}`;
}
