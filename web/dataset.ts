import { opdName } from './account.ts';
import type { Dataset, Field, Page, Standard } from './answers.ts';
import { call } from './api.ts';
import { cellText } from './cell-text.ts';
import { byId, element, show, signInLink, table } from './elements.ts';
import { notice } from './notice.ts';
import { isSignedIn } from './session.ts';
import { standardParts } from './standard-table.ts';
import { accessText, leftOutText, numberText } from './words.ts';

type Rows = Page<Readonly<Record<string, unknown>>> & { readonly version: number };

const shownRows = 20;
const article = byId('dataset');
const path = `/v1/datasets/${location.pathname.split('/').at(-1)}`;

if (article.dataset.seen === 'yes') await showContent();
else if (isSignedIn()) await retry();

/** Somebody is signed in: perhaps they may see what the public may not. */
async function retry(): Promise<void> {
  const found = await call<Dataset>('GET', path);
  if (!found.ok) return;
  const { title, description, access, opdId, rows, leftOut, currentVersion } = found.value;
  document.title = `${title} · Satu Data`;
  const badge = element('span', { class: `level level-${access}` }, accessText[access]);
  show(
    article,
    element('h1', {}, title),
    element('p', { class: 'meta' }, badge, ` ${await opdName(opdId)} · ${numberText(rows)} baris`),
    ...(leftOut === undefined ? [] : [element('p', { class: 'notice' }, leftOutText(leftOut))]),
    element('p', {}, description),
    element('section', { id: 'rows', 'aria-live': 'polite' }),
  );
  if (currentVersion === undefined) show(byId('rows'), element('p', {}, 'Dataset ini belum terbit.'));
  else await showRows();
}

/** Rows of limited data are not asked for by whoever is not signed in: the answer is known. */
async function showContent(): Promise<void> {
  if (article.dataset.access === 'open' || isSignedIn()) return showRows();
  const words = 'Isi dataset ini terbatas untuk instansi pemerintah yang berhak. ';
  const how = element('p', { class: 'notice' }, words, signInLink('Masuk'), ' dengan akun instansi Anda untuk membacanya.');
  const standard = await call<Standard>('GET', `${path}/standard`);
  show(byId('rows'), how);
  if (standard.ok) byId('rows').after(standardPart(standard.value));
}

async function showRows(): Promise<void> {
  const place = byId('rows');
  show(place, element('p', {}, 'Memuat baris pertama…'));
  const [rows, standard] = await Promise.all([
    call<Rows>('GET', `${path}/rows?limit=${shownRows}`),
    call<Standard>('GET', `${path}/standard`),
  ]);
  watchDownloads();
  if (!rows.ok) return show(place, notice(rows.problem));
  const fields: readonly Field[] = standard.ok
    ? standard.value.fields
    : Object.keys(rows.value.items[0] ?? {}).map((name) => ({ name, type: 'string' }));
  const periodField = standard.ok ? standard.value.periodField : undefined;
  const cells = rows.value.items.map((row) => fields.map((field) => cellText(row[field.name], field, periodField)));
  const { version, total } = rows.value;
  show(
    place,
    ...(document.getElementById('files') ? [] : [downloads()]),
    element('h2', {}, 'Isi'),
    element('p', {}, `${numberText(total)} baris pada versi ${version}; ${numberText(cells.length)} yang pertama di bawah ini.`),
    table('Baris pertama', fields.map(headerOf), cells),
    element('h2', {}, 'Untuk program'),
    element('pre', { tabindex: '0' }, `${location.origin}${path}/rows?limit=100\n${location.origin}${path}/files/csv`),
  );
  if (standard.ok) place.after(standardPart(standard.value));
}

function headerOf({ name, title, unit }: Field): string {
  return unit ? `${title ?? name} (${unit})` : (title ?? name);
}

/** Folded, for whoever asks what a column means and what it may hold. */
function standardPart(standard: Standard): HTMLElement {
  const summary = element('summary', {}, 'Standar data: arti dan aturan tiap kolom');
  return element('details', { class: 'part', id: 'standard' }, summary, ...standardParts(standard));
}

function downloads(): HTMLElement {
  const link = (format: string, text: string) =>
    element('a', { class: format === 'csv' ? 'button' : 'button quiet', 'data-download': format, href: `${path}/files/${format}` }, text);
  const files = element('p', { class: 'actions', id: 'files' }, link('csv', 'Unduh CSV'), link('parquet', 'Unduh Parquet'));
  watch(files);
  return files;
}

function watchDownloads(): void {
  const files = document.getElementById('files');
  if (files) watch(files);
}

/** A link can't carry a token, nor say what went wrong: the short-lived address is fetched first, then opened. */
function watch(files: HTMLElement): void {
  for (const link of files.querySelectorAll<HTMLAnchorElement>('a[data-download]'))
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      files.parentElement?.querySelector('[data-failed]')?.remove();
      const found = await call<{ url: string }>('GET', `${path}/files/${link.dataset.download}`);
      if (found.ok) return location.assign(found.value.url);
      const failed = notice(found.problem);
      failed.dataset.failed = 'yes';
      files.after(failed);
    });
}
