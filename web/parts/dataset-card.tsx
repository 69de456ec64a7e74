import { dayText } from '../../functions/messages/date.ts';
import { leftOutText } from '../../functions/messages/left-out.ts';
import { numberText } from '../../functions/messages/number.ts';
import type { Access } from '../../functions/model/access-level.ts';
import { type Cadence, cadenceText } from '../../functions/model/cadence.ts';
import type { AnyField } from '../../functions/model/metadata/field.ts';
import { listedNames } from '../../functions/model/metadata/names.ts';
import { metadataFields } from '../../functions/model/metadata/table.ts';
import { LevelBadge } from './level-badge.tsx';
import { metadataText } from './metadata-text.tsx';

/** What a list says of a dataset. */
export type CardProps = {
  readonly datasetId: string;
  readonly title: string;
  readonly description: string;
  readonly access: Access;
  readonly opdId: string;
  readonly opdName: string;
  readonly cadence: Cadence;
  readonly rows?: number | undefined;
  readonly leftOut?: number | undefined;
  readonly lastDeliveryAt?: string | undefined;
  readonly publishedAt?: string | undefined;
};

/** A dataset in a list: level, owner, freshness, what it is about. */
export function DatasetCard({ item }: { readonly item: CardProps }) {
  return (
    <li class="card">
      <h3>
        <a href={`/dataset/${item.datasetId}`}>{item.title}</a>
      </h3>
      <p class="meta">
        <LevelBadge access={item.access} /> <span>{item.opdName}</span> · <span>{freshness(item)}</span>
      </p>
      <LeftOutNotice leftOut={item.leftOut} />
      <p>{shorten(item.description)}</p>
      <MetadataLines item={item} />
    </li>
  );
}

/** What else a list says of it, each with its label, by the table of fields. */
export function MetadataLines({ item }: { readonly item: CardProps }) {
  const told: Readonly<Record<string, unknown>> = item;
  const lines = listedNames.filter((name) => metadataFields[name].shown.list === 'line');
  return lines.map((name) => {
    const field: AnyField = metadataFields[name];
    const text = metadataText({ field, value: told[name] });
    return text === undefined ? null : (
      <p key={name} class="meta">
        {field.label}: {text}
      </p>
    );
  });
}

/** Anyone who counts with the rows must know that some are missing. */
export function LeftOutNotice({ leftOut }: { readonly leftOut: number | undefined }) {
  return leftOut === undefined ? null : <p class="notice">{leftOutText(leftOut)}</p>;
}

export const noDeliveryText = 'belum ada kiriman';

/** How fresh a dataset is, in words. Rows may stand without a whole delivery: where units deliver, some of them have. */
export function freshness(item: Pick<CardProps, 'lastDeliveryAt' | 'publishedAt' | 'cadence' | 'rows'>): string {
  const rows = item.rows === undefined ? '' : `${numberText(item.rows)} baris · `;
  const published = item.publishedAt ? `terbit ${dayText(item.publishedAt)}` : noDeliveryText;
  const delivered = item.lastDeliveryAt ? `diperbarui ${dayText(item.lastDeliveryAt)}` : published;
  return `${rows}${delivered} · ${cadenceText[item.cadence]}`;
}

const shownDescriptionCharacters = 220;

function shorten(text: string): string {
  return text.length > shownDescriptionCharacters ? `${text.slice(0, shownDescriptionCharacters).trimEnd()}…` : text;
}
