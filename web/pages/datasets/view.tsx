import { numberText } from '../../../functions/messages/number.ts';
import { type CardProps, DatasetCard } from '../../parts/dataset-card.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { chosenText } from '../../parts/words.ts';

type Query = Readonly<Record<string, string>>;

/** What the list can be narrowed by: each value with how many of the found it keeps, and the address that does it. */
export type Narrowing = {
  readonly label: string;
  readonly values: readonly { readonly label: string; readonly count: number; readonly query: Query }[];
};

/** What narrows the list now, with the address without it. */
export type Chosen = { readonly label: string; readonly value: string; readonly without: Query };

export type DatasetsProps = {
  readonly words: string | undefined;
  readonly total: number;
  readonly shown: readonly CardProps[];
  readonly chosen: readonly Chosen[];
  readonly narrowings: readonly Narrowing[];
  readonly sorts: readonly { readonly label: string; readonly query: Query; readonly current: boolean }[];
  readonly next?: Query | undefined;
};

/** The list of datasets: found by words, narrowed by links that say how many remain. */
export function DatasetsView(props: DatasetsProps) {
  const { words, total, chosen, shown, next } = props;
  return (
    <>
      <h1>Dataset</h1>
      <SearchBox id="q" words={words} />
      {chosen.length > 0 && <ChosenList chosen={chosen} />}
      <div class="columns wide-last">
        <aside id="persempit" aria-label="Persempit">
          {props.narrowings.map((narrowing) => (
            <NarrowingList key={narrowing.label} narrowing={narrowing} />
          ))}
        </aside>
        <section>
          <p class="result" role="status">
            {numberText(total)} dataset{words ? ` untuk “${words}”` : ''}
          </p>
          <p class="meta sorts">
            Urutkan:{' '}
            {props.sorts.map(({ label, query, current }) => (
              <a key={label} href={addressOf(query)} aria-current={current ? 'true' : undefined}>
                {label}
              </a>
            ))}{' '}
            <a class="to-aside" href="#persempit">
              Persempit
            </a>
          </p>
          {total === 0 ? (
            <p>
              Tidak ada yang cocok. Coba kata lain, atau <a href="/dataset">lihat semuanya</a>.
            </p>
          ) : (
            <ul class="cards">
              {shown.map((item) => (
                <DatasetCard key={item.datasetId} item={item} />
              ))}
            </ul>
          )}
          {next && (
            <p>
              <a class="button quiet" rel="next" href={addressOf(next)}>
                Berikutnya
              </a>
            </p>
          )}
        </section>
      </div>
    </>
  );
}

function addressOf(query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '/dataset' : `/dataset?${text}`;
}

function ChosenList({ chosen }: { readonly chosen: readonly Chosen[] }) {
  return (
    <ul class="chosen" aria-label={chosenText}>
      {chosen.map(({ label, value, without }) => (
        <li key={label}>
          {label}: <strong>{value}</strong>{' '}
          <a href={addressOf(without)} aria-label={`Hapus saringan ${label}: ${value}`}>
            hapus
          </a>
        </li>
      ))}
    </ul>
  );
}

function NarrowingList({ narrowing: { label, values } }: { readonly narrowing: Narrowing }) {
  if (values.length === 0) return null;
  return (
    <section>
      <h2>{label}</h2>
      <ul class="ways">
        {values.map((value) => (
          <li key={value.label}>
            <a href={addressOf(value.query)}>
              {value.label} <span class="count">{numberText(value.count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
