import { numberText } from '../../../functions/messages/number.ts';
import { accesses, takesRequests } from '../../../functions/model/access-level.ts';
import { call } from '../../parts/api.ts';
import type { Headline, Me } from '../../parts/api-nouns.ts';
import { element, show, stackedTable } from '../../parts/elements.ts';
import { mayAsk } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { type AccessStanding, accessStanding } from './access-standing.ts';

const listed = '100';
const mostAsked = 40;
const askedAtOnce = 8;
const newestRequests = '1';

/** Levels that may be shared by request. */
const byRequest = accesses.filter((access) => takesRequests({ access }));

/** What the account's institutions asked of others and were given. Who delivers for an OPD opens it; for the others it is what the desk is for. */
export function ownAccess(who: Me, institution: string): HTMLElement {
  const list = element('div', { 'aria-live': 'polite' }, element('p', {}, 'Memuat…'));
  const load = async () => show(list, ...(await accessParts(who)));
  const title = `Akses ${institution} ke data instansi lain`;
  if (who.opds.length === 0) {
    void load();
    return element('section', { id: 'own-access' }, element('h2', {}, title), list);
  }
  const folded = element('details', { class: 'part', id: 'own-access' }, element('summary', {}, title), list);
  folded.addEventListener('toggle', load, { once: true });
  return folded;
}

async function accessParts(who: Me): Promise<HTMLElement[]> {
  const pages = await Promise.all(byRequest.map((access) => call('searchDatasets', { query: { access, limit: listed, sort: 'title' } })));
  const refused = pages.find((page) => !page.ok);
  if (refused && !refused.ok) return [notice(refused.problem)];
  const asked = pages.flatMap((page) => (page.ok ? page.value.items : [])).filter((dataset) => mayAsk(who, dataset));
  const standings = (await standingsOn(asked.slice(0, mostAsked))).toSorted((one, other) => one.rank.localeCompare(other.rank));
  const rows = standings.map(({ dataset, text, left }) => [
    element('a', { href: `/dataset/${dataset.datasetId}` }, dataset.title),
    dataset.opdName,
    text,
    left ?? '–',
  ]);
  const capped = `Hanya dilihat pada ${numberText(mostAsked)} dataset yang pertama menurut abjad; buka datasetnya untuk yang lain.`;
  return [
    rows.length === 0
      ? element('p', {}, 'Belum ada permohonan atau persetujuan.')
      : stackedTable('Permohonan dan persetujuan', ['Dataset', 'OPD pemilik', 'Keadaan', 'Sisa waktu'], rows),
    ...(asked.length > mostAsked ? [element('p', { class: 'hint' }, capped)] : []),
    element('p', {}, element('a', { href: `/dataset?access=${byRequest[0] ?? ''}` }, 'Cari data terbatas yang dapat dimohon')),
  ];
}

type Standing = AccessStanding & { readonly dataset: Headline };

/** Two requests a dataset: few at a time. What can't be asked just now is left out. */
async function standingsOn(datasets: readonly Headline[]): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (let from = 0; from < datasets.length; from += askedAtOnce) {
    const some = await Promise.all(datasets.slice(from, from + askedAtOnce).map(standingOn));
    standings.push(...some.filter((standing) => standing !== undefined));
  }
  return standings;
}

async function standingOn(dataset: Headline): Promise<Standing | undefined> {
  const params = { datasetId: dataset.datasetId };
  const [grants, requests] = await Promise.all([
    call('listGrants', { params }),
    call('listRequests', { params, query: { limit: newestRequests } }),
  ]);
  if (!grants.ok || !requests.ok) return undefined;
  const standing = accessStanding(grants.value.items, requests.value.items, new Date());
  return standing && { ...standing, dataset };
}
