import type { ComponentChildren } from 'preact';
import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { type CardProps, DatasetCard } from '../../parts/dataset-card.tsx';
import { SearchBox } from '../../parts/search-box.tsx';

/** A way into the catalog, and how many datasets wait there. */
export type Way = { readonly label: string; readonly query: Readonly<Record<string, string>>; readonly count: number };

export type Due = { readonly datasetId: string; readonly title: string; readonly opdName: string; readonly at: string };

export type HomeProps = {
  readonly cityName: string;
  readonly datasets: number;
  readonly owners: number;
  readonly rows: number;
  readonly openDatasets: number;
  readonly themes: readonly Way[];
  readonly opds: readonly Way[];
  readonly areas: readonly Way[];
  readonly newest: readonly CardProps[];
  readonly pictures: readonly ComponentChildren[];
  /** What is expected next, the soonest first. */
  readonly due: readonly Due[];
};

/** The way in: the search first, then what there is, by what people look for it by. */
export function HomeView(home: HomeProps) {
  return (
    <>
      <section class="hero">
        <h1>Data {home.cityName}, satu tempat</h1>
        <SearchBox id="q" />
        <p>
          {numberText(home.datasets)} dataset dari {numberText(home.owners)} OPD, {numberText(home.rows)} baris.{' '}
          <a href="/dataset?access=open">{numberText(home.openDatasets)} dataset terbuka</a> boleh diambil siapa saja, tanpa bertanya.
        </p>
      </section>
      <Ways title="Menurut tema" ways={home.themes} />
      {home.pictures.length > 0 && (
        <section>
          <h2>Yang dikatakan data kota</h2>
          <div class="pictures">{home.pictures}</div>
        </section>
      )}
      <div class="columns">
        <section>
          <h2>Terbaru</h2>
          <ul class="cards">
            {home.newest.map((item) => (
              <DatasetCard key={item.datasetId} item={item} />
            ))}
          </ul>
          <p>
            <a href="/dataset">Semua dataset</a>
          </p>
        </section>
        <aside>
          <Ways title="Menurut OPD" ways={home.opds} />
          <Ways title="Menurut kecamatan" ways={home.areas} />
          {home.due.length > 0 && <DueList due={home.due} />}
        </aside>
      </div>
    </>
  );
}

function Ways({ title, ways }: { readonly title: string; readonly ways: readonly Way[] }) {
  if (ways.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="ways">
        {ways.map(({ label, query, count }) => (
          <li key={label}>
            <a href={`/dataset?${new URLSearchParams(query)}`}>
              {label} <span class="count">{numberText(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DueList({ due }: { readonly due: readonly Due[] }) {
  return (
    <section>
      <h2>Jadwal berikutnya</h2>
      <ul class="due">
        {due.map(({ datasetId, title, opdName, at }) => (
          <li key={datasetId}>
            <a href={`/dataset/${datasetId}`}>{title}</a>
            <span class="meta">
              {dayText(at)} · {opdName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
