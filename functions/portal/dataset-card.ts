import type { headline } from '../catalog/search-datasets.ts';
import { dayText } from '../messages/date.ts';
import { leftOutText } from '../messages/left-out.ts';
import { numberText } from '../messages/number.ts';
import { traitsOf } from '../model/access-level.ts';
import { cadenceText } from '../model/cadence.ts';
import type { AnyField } from '../model/metadata/field.ts';
import { listedNames } from '../model/metadata/names.ts';
import { metadataFields } from '../model/metadata/table.ts';
import { type Html, html } from './html.ts';
import { metadataText } from './metadata-texts.ts';

type Headline = ReturnType<typeof headline>;

/** A dataset in a list: level, owner, freshness. */
export function datasetCard(item: Headline): Html {
  return html`<li class="card">
<h3><a href="/dataset/${item.datasetId}">${item.title}</a></h3>
<p class="meta">${levelBadge(item.access)} <span>${item.opdName}</span> · <span>${freshness(item)}</span></p>
${leftOutNotice(item.leftOut)}
<p>${shorten(item.description)}</p>
${lines(item)}
</li>`;
}

/** What else a list says of it, each with its label. */
function lines(item: Headline): Html[] {
  const shown = listedNames.filter((name) => metadataFields[name].shown.list === 'line');
  return shown.flatMap((name) => {
    const field: AnyField = metadataFields[name];
    const text = metadataText(field, item[name]);
    return text === undefined ? [] : [html`<p class="meta">${field.label}: ${text}</p>`];
  });
}

/** Anyone who counts with the rows must know that some are missing. */
export function leftOutNotice(leftOut: number | undefined): Html | undefined {
  return leftOut === undefined ? undefined : html`<p class="notice">${leftOutText(leftOut)}</p>`;
}

export function levelBadge(access: Headline['access']): Html {
  return html`<span class="level level-${access}">${traitsOf({ access }).label}</span>`;
}

/** How fresh a dataset is, in words. */
export function freshness(item: Pick<Headline, 'lastDeliveryAt' | 'cadence' | 'rows'>): string {
  const rows = item.rows === undefined ? '' : `${numberText(item.rows)} baris · `;
  const delivered = item.lastDeliveryAt ? `diperbarui ${dayText(item.lastDeliveryAt)}` : 'belum ada kiriman';
  return `${rows}${delivered} · ${cadenceText[item.cadence]}`;
}

const shownDescriptionCharacters = 220;

function shorten(text: string): string {
  return text.length > shownDescriptionCharacters ? `${text.slice(0, shownDescriptionCharacters).trimEnd()}…` : text;
}
