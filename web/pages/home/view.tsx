import type { ComponentChildren } from 'preact';
import { numberText } from '../../../functions/messages/number.ts';
import { type CardProps, DatasetCard } from '../../parts/dataset-card.tsx';
import { type DueDataset, DueList } from '../../parts/due-list.tsx';
import { SearchBox } from '../../parts/search-box.tsx';

/** A way into the catalog, and how many datasets wait there. */
export type Way = { readonly label: string; readonly href: string; readonly count: number };

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
  readonly due: readonly DueDataset[];
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
          <Ways title="Menurut OPD" ways={home.opds} all={{ label: 'Semua OPD', href: '/opd' }} />
          <Ways title="Menurut kecamatan" ways={home.areas} all={{ label: 'Semua kecamatan', href: '/wilayah' }} />
          {home.due.length > 0 && <DueList title="Jadwal berikutnya" due={home.due} />}
          <p>
            <a href="/jadwal">Seluruh jadwal rilis</a>
          </p>
        </aside>
      </div>
    </>
  );
}

type WaysProps = {
  readonly title: string;
  readonly ways: readonly Way[];
  /** Where all of them stand, those without a dataset, too. */
  readonly all?: { readonly label: string; readonly href: string };
};

function Ways({ title, ways, all }: WaysProps) {
  if (ways.length === 0 && all === undefined) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="ways">
        {ways.map(({ label, href, count }) => (
          <li key={href}>
            <a href={href}>
              {label} <span class="count">{numberText(count)}</span>
            </a>
          </li>
        ))}
        {all && (
          <li>
            <a href={all.href}>{all.label}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
