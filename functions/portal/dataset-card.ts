import type { headline } from '../catalog/search-datasets.ts';
import { cadenceWords } from '../messages/cadence.ts';
import { type Html, html } from './html.ts';
import { accessWords, dateWords, leftOutWords, numberWords } from './messages.ts';

type Headline = ReturnType<typeof headline>;

/** A dataset in a list: level, owner, freshness. */
export function datasetCard(item: Headline): Html {
  return html`<li class="card">
<h3><a href="/dataset/${item.datasetId}">${item.title}</a></h3>
<p class="meta">${levelBadge(item.access)} <span>${item.opdName}</span> · <span>${freshness(item)}</span></p>
${leftOutNotice(item.leftOut)}
<p>${shorten(item.description)}</p>
</li>`;
}

/** Anyone who counts with the rows must know that some are missing. */
export function leftOutNotice(leftOut: number | undefined): Html | undefined {
  const words = leftOutWords(leftOut);
  return words === undefined ? undefined : html`<p class="notice">${words}</p>`;
}

export function levelBadge(access: Headline['access']): Html {
  return html`<span class="level level-${access}">${accessWords[access]}</span>`;
}

/** How fresh a dataset is, in words. */
export function freshness(item: Pick<Headline, 'lastDeliveryAt' | 'cadence' | 'rows'>): string {
  const rows = item.rows === undefined ? '' : `${numberWords(item.rows)} baris · `;
  const delivered = item.lastDeliveryAt ? `diperbarui ${dateWords(item.lastDeliveryAt)}` : 'belum ada kiriman';
  return `${rows}${delivered} · ${cadenceWords[item.cadence]}`;
}

const shownDescriptionCharacters = 220;

function shorten(text: string): string {
  return text.length > shownDescriptionCharacters ? `${text.slice(0, shownDescriptionCharacters).trimEnd()}…` : text;
}
