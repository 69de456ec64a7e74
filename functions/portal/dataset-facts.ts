import type { Fact } from '../../web/pages/dataset/view.tsx';
import { metadataText } from '../../web/parts/metadata-text.tsx';
import { dayText } from '../messages/date.ts';
import { traitsOf } from '../model/access-level.ts';
import { isLate } from '../model/cadence.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';
import { fields } from '../model/metadata/names.ts';
import { metadataOf } from '../model/metadata/values.ts';
import { licenceOf } from '../rows/made-file.ts';
import type { DatasetPagePorts } from './ports.ts';

/** What a reader asks before using data: who may, how fresh, when next, under which licence, whom to ask. Only what is known is listed. */
export async function datasetFacts(ports: DatasetPagePorts, entry: IndexEntry, now: Date): Promise<Fact[]> {
  const { dataset } = entry;
  const facts = [
    { label: 'Siapa boleh membaca', value: traitsOf(dataset).readers },
    { label: 'Kiriman terakhir', value: dataset.lastDeliveryAt && dayText(dataset.lastDeliveryAt) },
    { label: 'Jadwal berikutnya', value: due(dataset, now) },
    { label: 'Versi', value: dataset.current && `${dataset.current.n}, terbit ${dayText(dataset.current.publishedAt)}` },
    ...(await metadataFacts(ports, entry)),
  ];
  return facts.filter(({ value }) => value !== undefined && value !== '');
}

/** The licence is the one that holds: of open data that name none the city's. The city's codes are read only where an area is said. */
async function metadataFacts(ports: DatasetPagePorts, entry: IndexEntry): Promise<Fact[]> {
  const metadata = { ...metadataOf(entry), licence: licenceOf(entry.dataset, ports.city) };
  const districts = metadata.spatial === undefined ? [] : await ports.districts();
  const shown = fields.filter(({ field }) => field.shown.page === 'fact');
  return shown.map(({ name, field }) => ({ label: field.label, value: metadataText({ field, value: metadata[name], districts }) }));
}

function due({ nextDue }: Dataset, now: Date): string | undefined {
  if (!nextDue) return undefined;
  return isLate({ nextDue }, now.toISOString()) ? `${dayText(nextDue)} (terlambat)` : dayText(nextDue);
}
