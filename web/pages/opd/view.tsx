import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Counts } from '../../../functions/model/public-counts.ts';
import { type CardProps, DatasetCard, noDeliveryText } from '../../parts/dataset-card.tsx';
import { type DueDataset, DueList } from '../../parts/due-list.tsx';

export type OpdProps = {
  readonly opdId: string;
  readonly name: string;
  readonly counts: Counts;
  readonly datasets: readonly CardProps[];
  /** The soonest first, late ones before. */
  readonly due: readonly DueDataset[];
  /** What it was before, a sentence each. */
  readonly before: readonly string[];
  /** Of one that ended and was divided: who has its data. */
  readonly ended: { readonly text: string; readonly successors: readonly { readonly opdId: string; readonly name: string }[] } | undefined;
};

/** An OPD: what it holds, how fresh, what comes when. */
export function OpdView({ opdId, name, counts, datasets, due, before, ended }: OpdProps) {
  const rest = counts.datasets - datasets.length;
  return (
    <article>
      <p class="meta">
        <a href="/opd">Semua OPD</a>
      </p>
      <h1>{name}</h1>
      {ended ? <Ended {...ended} /> : <p class="lead">{summary(counts)}</p>}
      {before.map((text) => (
        <p key={text} class="meta">
          {text}
        </p>
      ))}
      <div class="columns">
        <section>
          <h2>Dataset</h2>
          {datasets.length > 0 && (
            <ul class="cards">
              {datasets.map((item) => (
                <DatasetCard key={item.datasetId} item={item} />
              ))}
            </ul>
          )}
          <p>
            <a href={`/dataset?opd=${opdId}`}>Cari dan saring dataset OPD ini</a>
            {rest > 0 && <> ({numberText(rest)} lagi)</>}
          </p>
        </section>
        <aside>{due.length > 0 && <DueList title="Jadwal kiriman" due={due} />}</aside>
      </div>
    </article>
  );
}

function Ended({ text, successors }: NonNullable<OpdProps['ended']>) {
  return (
    <>
      <p class="lead">{text} Datanya kini ada pada:</p>
      <ul>
        {successors.map(({ opdId, name }) => (
          <li key={opdId}>
            <a href={`/opd/${opdId}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What there is of it, in a sentence. */
export function summary({ datasets, open, rows, late, lastDeliveryAt, lastPublishedAt }: Counts): string {
  if (datasets === 0) return 'Belum ada dataset yang boleh dilihat siapa saja.';
  const published = lastPublishedAt === undefined ? noDeliveryText : `terbit terakhir ${dayText(lastPublishedAt)}`;
  const delivered = lastDeliveryAt === undefined ? published : `kiriman terakhir ${dayText(lastDeliveryAt)}`;
  const overdue = late === 0 ? 'tidak ada yang terlambat' : `${numberText(late)} terlambat`;
  return `${numberText(datasets)} dataset, ${numberText(open)} di antaranya terbuka; ${numberText(rows)} baris; ${delivered}; ${overdue}.`;
}
