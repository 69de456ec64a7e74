import { call, type Dataset, type Page } from './api.ts';
import { accessText, byId, element, numberText, show, table } from './elements.ts';
import { accessToken } from './session.ts';

type Rows = Page<Readonly<Record<string, unknown>>> & { readonly version: number };
type Standard = {
  readonly fields: readonly { readonly name: string; readonly title?: string; readonly type: string; readonly unit?: string }[];
};

const shownRows = 20;
const article = byId('dataset');
const path = `/v1/datasets/${location.pathname.split('/').at(-1)}`;

if (article.dataset.seen === 'yes') await showRows();
else if (accessToken()) await retry();

/** Somebody is signed in: perhaps they may see what the public may not. */
async function retry(): Promise<void> {
  const found = await call<Dataset>('GET', path);
  if (!found.ok) return;
  const { title, description, access, opdId, rows } = found.value;
  document.title = `${title} · Satu Data`;
  show(
    article,
    element('h1', {}, title),
    element(
      'p',
      { class: 'meta' },
      element('span', { class: `level level-${access}` }, accessText[access]),
      ` ${opdId} · ${numberText(rows)} baris`,
    ),
    element('p', {}, description),
    element('section', { id: 'rows', 'aria-live': 'polite' }),
  );
  await showRows();
}

async function showRows(): Promise<void> {
  const place = byId('rows');
  const [rows, standard] = await Promise.all([
    call<Rows>('GET', `${path}/rows?limit=${shownRows}`),
    call<Standard>('GET', `${path}/standard`),
  ]);
  if (!rows.ok) {
    const signIn = rows.problem.status === 401 ? [' ', element('a', { href: `/masuk?kembali=${location.pathname}` }, 'Masuk')] : [];
    return show(place, element('p', { class: 'notice' }, rows.problem.detail, ...signIn));
  }
  const fields = standard.ok
    ? standard.value.fields
    : Object.keys(rows.value.items[0] ?? {}).map((name) => ({ name, title: name, type: 'string' }));
  const cells = rows.value.items.map((row) => fields.map(({ name }) => cellText(row[name])));
  show(
    place,
    element('h2', {}, 'Isi'),
    element(
      'p',
      {},
      `Versi ${rows.value.version}: ${numberText(rows.value.total)} baris; ${numberText(cells.length)} yang pertama di bawah ini.`,
    ),
    element('p', { class: 'actions' }, downloadButton('csv'), downloadButton('parquet')),
    table(
      'Baris pertama',
      fields.map(({ name, title }) => title ?? name),
      cells,
    ),
    element('h2', {}, 'Ambil lewat API'),
    element('pre', {}, `curl '${location.origin}${path}/rows?limit=100'\ncurl -L '${location.origin}${path}/files/csv' -o data.csv`),
  );
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A link can't carry a token: the short-lived address is fetched first, then opened. */
function downloadButton(format: 'csv' | 'parquet'): HTMLElement {
  const button = element('button', { type: 'button' }, `Unduh ${format.toUpperCase()}`);
  button.addEventListener('click', async () => {
    button.disabled = true;
    const link = await call<{ url: string }>('GET', `${path}/files/${format}`);
    button.disabled = false;
    if (link.ok) location.assign(link.value.url);
    else button.after(element('p', { class: 'notice', role: 'alert' }, link.problem.detail));
  });
  return button;
}
