import { dayText } from '../messages/date.ts';
import { traitsOf } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';
import { fields } from '../model/metadata/names.ts';
import { metadataOf } from '../model/metadata/values.ts';
import { licenceOf } from '../rows/made-file.ts';
import { type Html, html } from './html.ts';
import { metadataText } from './metadata-texts.ts';
import type { PortalPorts } from './ports.ts';

type Fact = readonly [label: string, value: Html | string | undefined];

/** What a reader asks before using data: who may, how fresh, when next, under which licence, whom to ask. Only what is known is listed. */
export async function datasetFacts(ports: PortalPorts, entry: IndexEntry, now: Date): Promise<Html> {
  const { dataset } = entry;
  const facts: readonly Fact[] = [
    ['Siapa boleh membaca', traitsOf(dataset).readers],
    ['Kiriman terakhir', dataset.lastDeliveryAt && dayText(dataset.lastDeliveryAt)],
    ['Jadwal berikutnya', due(dataset, now)],
    ['Versi', dataset.current && `${dataset.current.n}, terbit ${dayText(dataset.current.publishedAt)}`],
    ...(await metadataFacts(ports, entry)),
  ];
  const known = facts.flatMap(([name, value]) => (value ? [html`<div><dt>${name}</dt><dd>${value}</dd></div>`] : []));
  return html`<h2>Tentang dataset ini</h2>
<dl class="facts">${known}</dl>`;
}

/** The licence is the one that holds: of open data that name none the city's. The city's codes are read only where an area is said. */
async function metadataFacts(ports: PortalPorts, entry: IndexEntry): Promise<Fact[]> {
  const metadata = { ...metadataOf(entry), licence: licenceOf(entry.dataset, ports.city) };
  const districts = metadata.spatial === undefined ? [] : await ports.districts();
  const shown = fields.filter(({ field }) => field.shown.page === 'fact');
  return shown.map(({ name, field }) => [field.label, metadataText(field, metadata[name], districts)]);
}

function due({ nextDue }: Dataset, now: Date): string | undefined {
  if (!nextDue) return undefined;
  return nextDue < now.toISOString() ? `${dayText(nextDue)} (terlambat)` : dayText(nextDue);
}
