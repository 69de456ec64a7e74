import { readCursor, writeCursor } from '../catalog/cursor.ts';
import { findDatasets, headline, opdNames } from '../catalog/search-datasets.ts';
import type { Call, Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { numberText } from '../messages/number.ts';
import { accesses, traitsOf } from '../model/access-level.ts';
import { facets } from '../model/metadata/names.ts';
import { metadataFields } from '../model/metadata/table.ts';
import { anonymous } from '../model/principal.ts';
import { datasetCard } from './dataset-card.ts';
import { type Html, html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

type Query = Call<'showDatasets'>['query'];

/** GET /dataset: the list, found by words, OPD and level. */
export function showDatasets(ports: PortalPorts): Operation<'showDatasets'> {
  return async (call) => {
    const { q, opd, access } = call.query;
    const query = { ...(q ? { q } : {}), ...(opd ? { opd } : {}), ...(access ? { access } : {}), ...chosenFacets(call.query) };
    const found = await findDatasets(ports, { principal: anonymous, query, now: call.now });
    const offset = readCursor(call.query.cursor) ?? 0;
    const names = opdNames(ports.city);
    const shown = found.slice(offset, offset + limits.defaultListItems).map((entry) => datasetCard(headline(entry, names)));
    const nextOffset = offset + limits.defaultListItems;
    return respondPage(ports.settings, {
      title: 'Dataset',
      content: html`<h1>Dataset</h1>
${searchForm(ports, call.query)}
${facetNotice(call.query)}
<p role="status">${numberText(found.length)} dataset${q ? html` untuk “${q}”` : undefined}</p>
${found.length === 0 ? html`<p>Tidak ada yang cocok. Coba kata lain, atau <a href="/dataset">lihat semuanya</a>.</p>` : html`<ul class="cards">${shown}</ul>`}
${nextOffset < found.length ? html`<p><a rel="next" href="/dataset?${nextPage(query, nextOffset)}">Berikutnya</a></p>` : undefined}`,
    });
  };
}

/** What a link of a dataset's page filters by. */
function chosenFacets(query: Query): Readonly<Record<string, string>> {
  return Object.fromEntries(facets.flatMap(({ facet }) => (query[facet] ? [[facet, query[facet]]] : [])));
}

function facetNotice(query: Query): Html | undefined {
  const chosen = facets.flatMap(({ name, facet }) => (query[facet] ? [`${metadataFields[name].label}: ${query[facet]}`] : []));
  return chosen.length === 0 ? undefined : html`<p>${chosen.join('; ')}. <a href="/dataset">Lihat semua dataset</a></p>`;
}

function nextPage(query: Readonly<Record<string, string>>, offset: number): string {
  return new URLSearchParams({ ...query, cursor: writeCursor(offset) }).toString();
}

function searchForm(ports: PortalPorts, query: Query): Html {
  const opds = ports.city.opds.map((opd) => option(opd.id, opd.name, query.opd === opd.id));
  const seen = accesses.filter((access) => traitsOf({ access }).isSeenByAll);
  const levels = seen.map((access) => option(access, traitsOf({ access }).label, query.access === access));
  return html`<form class="filters" role="search">
<label>Kata<input name="q" type="search" maxlength="200" value="${query.q ?? ''}"></label>
<label>OPD<select name="opd"><option value="">semua</option>${opds}</select></label>
<label>Akses<select name="access"><option value="">semua</option>${levels}</select></label>
${facets.map(({ facet }) => (query[facet] ? html`<input type="hidden" name="${facet}" value="${query[facet]}">` : html``))}
<button>Cari</button>
</form>`;
}

function option(value: string, label: string, selected: boolean): Html {
  return selected ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`;
}
