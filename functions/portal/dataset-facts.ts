import { cadenceText } from '../messages/cadence.ts';
import { dayText } from '../messages/date.ts';
import { traitsOf } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Html, html } from './html.ts';

/** What a reader asks before using data: who may, how fresh, when next, under which licence, whom to ask. Only what is known is listed. */
export function datasetFacts({ dataset, about }: IndexEntry, now: Date): Html {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Siapa boleh membaca', traitsOf(dataset).readers],
    ['Frekuensi pemutakhiran', cadenceText[dataset.cadence]],
    ['Kiriman terakhir', dataset.lastDeliveryAt && dayText(dataset.lastDeliveryAt)],
    ['Jadwal berikutnya', due(dataset, now)],
    ['Versi', dataset.current && `${dataset.current.n}, terbit ${dayText(dataset.current.publishedAt)}`],
    ['Data prioritas', dataset.priority ? 'ya' : undefined],
    ['Cakupan', about.coverage],
    ['Tema', about.themes.join(', ') || undefined],
    ['Lisensi', dataset.licence],
    ['Narahubung', about.contact],
  ];
  const known = facts.flatMap(([name, value]) => (value ? [html`<div><dt>${name}</dt><dd>${value}</dd></div>`] : []));
  return html`<h2>Tentang dataset ini</h2>
<dl class="facts">${known}</dl>`;
}

function due({ nextDue }: Dataset, now: Date): string | undefined {
  if (!nextDue) return undefined;
  return nextDue < now.toISOString() ? `${dayText(nextDue)} (terlambat)` : dayText(nextDue);
}
