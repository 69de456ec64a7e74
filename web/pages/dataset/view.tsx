import type { ComponentChildren } from 'preact';
import { limits } from '../../../functions/limits.ts';
import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { FilterOperator } from '../../../functions/model/filter-operator.ts';
import type { Standard } from '../../parts/api-nouns.ts';
import { type CardProps, freshness, LeftOutNotice } from '../../parts/dataset-card.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { Lines } from '../../parts/scrolling.tsx';
import { type Cited, citations } from './citation.ts';
import { Columns } from './columns.tsx';
import { type PastVersion, Versions } from './past-versions.tsx';
import { programCalls } from './program-calls.ts';
import { FilterChips, RowFilters } from './row-filters.tsx';
import { RowTable } from './row-table.tsx';

export type Fact = { readonly label: string; readonly value: ComponentChildren };

/** A page of rows, and the addresses of other views of them. */
export type ShownRows = {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total?: number | undefined;
  readonly from: number;
  readonly filters: readonly { readonly column: string; readonly operator: FilterOperator; readonly value: string }[];
  readonly sort?: string | undefined;
  /** The period of the pictures, which another view of the rows keeps. */
  readonly pictured?: string | undefined;
  readonly refused: readonly string[];
  readonly sorted: (sort: string | undefined) => string;
  readonly turned: (page: number) => string;
  readonly without: (place: number) => string;
  /** The rows of the view by /v1, without its host. */
  readonly apiPath: string;
  /** Files of the view, to download. */
  readonly files: readonly { readonly label: string; readonly href: string }[];
};

export type DatasetProps = {
  readonly item: CardProps;
  readonly publicUrl: string;
  readonly held?: string | undefined;
  readonly isPublic: boolean;
  readonly files: readonly { readonly label: string; readonly href: string }[];
  readonly facts: readonly Fact[];
  readonly standard?: Omit<Standard, 'proposed'> | undefined;
  readonly shown?: ShownRows | undefined;
  readonly versions: readonly PastVersion[];
  readonly cited?: Cited | undefined;
  readonly ask?: ComponentChildren;
  /** The best first. */
  readonly pictures: readonly ComponentChildren[];
};

/** A dataset: what it is and how fresh, its rows, its columns, its history, how to cite and to fetch it. */
export function DatasetView(props: DatasetProps) {
  const { item, held, isPublic, shown, standard, versions, cited } = props;
  const [first, ...others] = props.pictures;
  return (
    <article id="dataset" data-seen="yes" data-public={isPublic ? 'yes' : undefined} data-held={held ? 'yes' : undefined}>
      <h1>{item.title}</h1>
      <p class="meta">
        <LevelBadge access={item.access} /> <a href="/tingkat-akses">apa artinya?</a> · <a href={`/opd/${item.opdId}`}>{item.opdName}</a> ·{' '}
        <span>{freshness(item)}</span>
      </p>
      <LeftOutNotice leftOut={item.leftOut} />
      <p class="lead">{item.description}</p>
      {held && <p class="notice">Pembacaan dataset ini sedang ditahan sementara sejak {dayText(held)}.</p>}
      {props.files.length > 0 && <Files files={props.files} />}
      <div class="beside-facts">
        {first && <section aria-label="Gambar">{first}</section>}
        <section>
          <h2>Tentang dataset ini</h2>
          <dl class="facts">
            {props.facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section id="sharing" aria-live="polite" tabIndex={-1} />
      {props.ask}
      <section id="rows" aria-live="polite">
        {shown && standard && <Rows item={item} shown={shown} standard={standard} />}
      </section>
      <section id="grounds" />
      {others.length > 0 && (
        <section>
          <h2>Gambar lain</h2>
          <div class="pictures">{others}</div>
        </section>
      )}
      {standard && <Columns standard={standard} />}
      {versions.length > 0 && <Versions datasetId={item.datasetId} versions={versions} />}
      {cited && <Citation cited={cited} />}
      {shown && <Programs publicUrl={props.publicUrl} shown={shown} datasetId={item.datasetId} />}
    </article>
  );
}

/** Plain links, which need no script. */
function Files({ files }: Pick<DatasetProps, 'files'>) {
  return (
    <p class="actions" id="files">
      {files.map(({ label, href }, place) => (
        <a key={href} class={place === 0 ? 'button' : 'button quiet'} href={href}>
          {label}
        </a>
      ))}
    </p>
  );
}

type RowsProps = { readonly item: CardProps; readonly shown: ShownRows; readonly standard: Omit<Standard, 'proposed'> };

function Rows({ item, shown, standard }: RowsProps) {
  const { fields, periodField } = standard;
  const page = `/dataset/${item.datasetId}`;
  return (
    <>
      <h2>Isi</h2>
      <RowFilters action={page} columns={fields} filters={shown.filters} sort={shown.sort} pictured={shown.pictured} />
      <FilterChips columns={fields} filters={shown.filters} without={shown.without} />
      {shown.refused.length > 0 && (
        <div class="notice" role="alert">
          <p>Saringan ini tidak dapat dipakai:</p>
          <ul>
            {shown.refused.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {shown.total !== undefined && (
        <RowTable
          title={item.title}
          columns={fields}
          periodField={periodField}
          rows={shown.rows}
          total={shown.total}
          from={shown.from}
          sort={shown.sort}
          sorted={shown.sorted}
          turned={shown.turned}
        />
      )}
      {shown.files.length > 0 && (
        <p class="actions">
          {shown.files.map(({ label, href }) => (
            <a key={href} href={href} rel="nofollow">
              {label}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function Citation({ cited }: { readonly cited: Cited }) {
  const [text, ...forms] = citations(cited);
  return (
    <section>
      <h2>Mengutip</h2>
      <blockquote class="citation">{text?.text}</blockquote>
      <details class="part">
        <summary>BibTeX dan RIS</summary>
        {forms.map(({ form, text: written }) => (
          <div key={form}>
            <h3>{form}</h3>
            <Lines text={written} />
          </div>
        ))}
      </details>
    </section>
  );
}

function Programs({ publicUrl, shown, datasetId }: { readonly publicUrl: string; readonly shown: ShownRows; readonly datasetId: string }) {
  return (
    <details class="part">
      <summary>Untuk program</summary>
      <p>
        Baris di atas, dengan saringan dan urutannya, sebagai JSON (paling banyak {numberText(limits.maxRowsPerPage)} baris sekali panggil);{' '}
        <a href="/api">semua operasi API</a>.
      </p>
      {programCalls(`${publicUrl}${shown.apiPath}`).map(({ language, text }) => (
        <div key={language}>
          <h3>{language}</h3>
          <Lines class="command" text={text} />
        </div>
      ))}
      <p>
        <a href={`/v1/datasets/${datasetId}/datapackage.json`}>Keterangan kolom dan lisensi (Data Package)</a>
      </p>
    </details>
  );
}
