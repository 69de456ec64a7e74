import '../../parts/frame.ts';
import { leftOutText } from '../../../functions/messages/left-out.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { traitsOf } from '../../../functions/model/access-level.ts';
import { account, opdName } from '../../parts/account.ts';
import { address, call } from '../../parts/api.ts';
import type { Dataset, Field, Grant, Me, Standard } from '../../parts/api-nouns.ts';
import { cellText } from '../../parts/cell-text.ts';
import { csvButton } from '../../parts/csv-button.ts';
import { byId, element, show, signInLink, tableParts } from '../../parts/elements.ts';
import { groundsParts } from '../../parts/grounds.ts';
import { isOperatorOf, isSteward, mayAsk } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { scrollBox } from '../../parts/scroll-box.ts';
import { givenFields } from '../../parts/sharing-words.ts';
import { standardParts } from '../../parts/standard-table.ts';
import { headerOf } from '../../parts/standard-words.ts';
import { besideText } from '../../parts/words.ts';
import { isSignedIn } from '../../session/standing.ts';
import { wholeFiles } from './dataset-files.ts';
import { exemptionListing } from './exemption-listing.ts';
import { showSharing } from './sharing.ts';

const shownRows = '20';
const rowsPerFetch = '1000';
/** What a program may begin with. */
const rowsForPrograms = '100';
const article = byId('dataset');
const params = { datasetId: location.pathname.split('/').at(-1) ?? '' };

if (article.dataset.seen === 'yes') await showContent();
else if (isSignedIn()) await retry();

/** Somebody is signed in: perhaps they may see what the public may not. */
async function retry(): Promise<void> {
  const found = await call('getDataset', { params });
  if (!found.ok) return;
  const { title, description, access, opdId, rows, leftOut, currentVersion } = found.value;
  document.title = `${title} · Satu Data`;
  const badge = element('span', { class: `level level-${access}` }, traitsOf({ access }).label);
  show(
    article,
    element('h1', {}, title),
    element('p', { class: 'meta' }, badge, ` ${besideText([await opdName(opdId), `${numberText(rows)} baris`])}`),
    ...(leftOut === undefined ? [] : [element('p', { class: 'notice' }, leftOutText(leftOut))]),
    element('p', {}, description),
    element('section', { id: 'rows', 'aria-live': 'polite' }),
    element('section', { id: 'grounds' }),
  );
  const me = await account();
  if (currentVersion === undefined) show(byId('rows'), element('p', {}, 'Dataset ini belum terbit.'));
  else await showRows();
  if (me?.ok) await showInside(me.value, found.value);
}

/**
 * Rows of open data came with the page. Those of limited data are not asked for by anyone who is not signed in: the answer is known.
 */
async function showContent(): Promise<void> {
  const me = await account();
  if (article.dataset.public === 'yes' && article.dataset.held !== 'yes') return me?.ok ? showInsideOf(me.value) : undefined;
  if (me?.ok) return showToAccount(me.value);
  if (article.dataset.public === 'yes' || isSignedIn()) return showRows();
  const words = 'Isi dataset ini terbatas untuk instansi pemerintah yang berhak. ';
  const byRequest = document.getElementById('ask') !== null;
  const next = byRequest ? ' dengan akun instansi Anda, lalu ajukan permohonan.' : ' dengan akun instansi Anda untuk membacanya.';
  const how = element('p', { class: 'notice' }, words, signInLink('Masuk'), next);
  const standard = await call('getStandard', { params });
  show(byId('rows'), how);
  showStandard(standard.ok ? standard.value : undefined);
}

/** Members see what was asked and given before the rows: without a grant, the answer for the rows is known. */
async function showToAccount(who: Me): Promise<void> {
  const found = await call('getDataset', { params });
  if (!found.ok) return showRows();
  const dataset = found.value;
  if (mayAsk(who, dataset)) {
    const standard = await call('getStandard', { params });
    const fields = standard.ok ? standard.value.fields : [];
    const grant = await showSharing(who, dataset, fields);
    if (grant) await showRows(grant);
    else showStandard(standard.ok ? standard.value : undefined);
  } else await showRows();
  await showInside(who, dataset);
}

async function showInsideOf(who: Me): Promise<void> {
  const found = await call('getDataset', { params });
  if (found.ok) await showInside(who, found.value);
}

/** What only some may know of it, and the way to where they change it. */
async function showInside(who: Me, dataset: Dataset): Promise<void> {
  const manage = isOperatorOf(who, dataset.opdId) || isSteward(who);
  const link = element('p', {}, element('a', { href: `/kerja/dataset/${dataset.datasetId}` }, 'Kelola dataset ini'));
  const listing = traitsOf(dataset).needsExemption && isSteward(who) ? [await exemptionListing(dataset)] : [];
  show(byId('grounds'), ...groundsParts(dataset), ...listing, ...(manage ? [link] : []));
}

/** The first rows; by a grant that leaves something out, no files and no column that it leaves out. */
async function showRows(grant?: Grant): Promise<void> {
  const place = byId('rows');
  show(place, element('p', {}, 'Memuat baris pertama…'));
  const [rows, standard] = await Promise.all([call('listRows', { params, query: { limit: shownRows } }), call('getStandard', { params })]);
  const narrowed = grant && !grant.isWhole ? grant : undefined;
  const files = narrowed ? [rowsAsCsv()] : wholeFiles(params.datasetId);
  if (!rows.ok) return show(place, notice(rows.problem));
  const fields: readonly Field[] = standard.ok
    ? givenFields(standard.value.fields, narrowed ?? {})
    : Object.keys(rows.value.items[0] ?? {}).map((name) => ({ name, type: 'string' }));
  const periodField = standard.ok ? standard.value.periodField : undefined;
  const cells = rows.value.items.map((row) => fields.map((field) => cellText(row[field.name], field, periodField)));
  const { version, total } = rows.value;
  const addresses = [
    address('listRows', { params, query: { limit: rowsForPrograms } }),
    ...(narrowed ? [] : [address('downloadFile', { params: { ...params, format: 'csv' } })]),
  ].map((each) => `${location.origin}${each}`);
  show(
    place,
    ...files,
    element('h2', {}, 'Isi'),
    element('p', {}, `${numberText(total)} baris pada versi ${version}; ${numberText(cells.length)} yang pertama di bawah ini.`),
    scrollBox('Baris pertama', element('table', {}, element('caption', {}, 'Baris pertama'), ...tableParts(fields.map(headerOf), cells))),
    element('h2', {}, 'Untuk program'),
    element('pre', { tabindex: '0' }, addresses.join('\n')),
  );
  showStandard(standard.ok ? standard.value : undefined);
}

function rowsAsCsv(): HTMLElement {
  const path = address('listRows', { params, query: { limit: rowsPerFetch } });
  return csvButton('Unduh baris (CSV)', `${params.datasetId}.csv`, path);
}

/** Folded, for anyone who asks what a column means and what it may hold. */
function showStandard(standard: Standard | undefined): void {
  if (!standard) return;
  const summary = element('summary', {}, 'Standar data: arti dan aturan tiap kolom');
  byId('rows').after(element('details', { class: 'part', id: 'standard' }, summary, ...standardParts(standard)));
}
