import { numberText } from '../../../functions/messages/number.ts';
import { type CardProps, DatasetCard } from '../../parts/dataset-card.tsx';

/** Rows of a dataset of the whole city that are of one kecamatan. */
export type AreaRows = { readonly datasetId: string; readonly title: string; readonly opdName: string; readonly href: string };

export type AreaProps = {
  readonly code: string;
  readonly name: string;
  readonly datasets: readonly CardProps[];
  readonly rows: readonly AreaRows[];
  /** Which of the open datasets of the whole city this page looked for them in. */
  readonly looked: { readonly page: number; readonly from: number; readonly count: number; readonly total: number };
};

/** A kecamatan: data about it alone, and where data of the whole city name it. */
export function AreaView({ code, name, datasets, rows, looked }: AreaProps) {
  const isPaged = looked.count < looked.total;
  return (
    <article>
      <p class="meta">
        <a href="/wilayah">Semua kecamatan</a> · kode Kemendagri {code}
      </p>
      <h1>Kecamatan {name}</h1>
      {datasets.length === 0 && rows.length === 0 && !isPaged && <p>Belum ada data terbuka menurut kecamatan.</p>}
      {datasets.length > 0 && (
        <section>
          <h2>Tentang kecamatan ini</h2>
          <ul class="cards">
            {datasets.map((item) => (
              <DatasetCard key={item.datasetId} item={item} />
            ))}
          </ul>
        </section>
      )}
      {(rows.length > 0 || isPaged) && (
        <section id="kota">
          <h2>Dalam data seluruh kota</h2>
          <p>Data terbuka dengan kolom kecamatan, langsung disaring untuk {name}:</p>
          <ul class="due">
            {rows.map(({ datasetId, title, opdName, href }) => (
              <li key={datasetId}>
                <a href={href}>{title}</a>
                <span class="meta">{opdName}</span>
              </li>
            ))}
          </ul>
          {rows.length === 0 && <p>Tidak ada di antara dataset yang dicari pada halaman ini.</p>}
          {isPaged && <Looked looked={looked} />}
        </section>
      )}
    </article>
  );
}

/** Which datasets were looked at, and the way to the others: none is left out without a word. */
function Looked({ looked: { page, from, count, total } }: Pick<AreaProps, 'looked'>) {
  return (
    <nav class="pages" aria-label="Dataset yang dicari">
      <span>
        {count === 0 ? 'Tidak ada lagi' : `Dicari dalam dataset terbuka ${numberText(from)}–${numberText(from + count - 1)}`} dari{' '}
        {numberText(total)}, yang terbaru dahulu
      </span>
      {page > 1 && (
        <a rel="prev" href={`?halaman=${page - 1}#kota`}>
          Yang lebih baru
        </a>
      )}
      {from + count - 1 < total && count > 0 && (
        <a rel="next" href={`?halaman=${page + 1}#kota`}>
          Yang lebih lama
        </a>
      )}
    </nav>
  );
}
