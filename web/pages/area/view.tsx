import { type CardProps, DatasetCard } from '../../parts/dataset-card.tsx';

/** Rows of a dataset of the whole city that are of one kecamatan. */
export type AreaRows = { readonly datasetId: string; readonly title: string; readonly opdName: string; readonly href: string };

export type AreaProps = {
  readonly code: string;
  readonly name: string;
  readonly datasets: readonly CardProps[];
  readonly rows: readonly AreaRows[];
};

/** A kecamatan: data about it alone, and where data of the whole city name it. */
export function AreaView({ code, name, datasets, rows }: AreaProps) {
  return (
    <article>
      <p class="meta">
        <a href="/wilayah">Semua kecamatan</a> · kode Kemendagri {code}
      </p>
      <h1>Kecamatan {name}</h1>
      {datasets.length === 0 && rows.length === 0 && <p>Belum ada data terbuka menurut kecamatan.</p>}
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
      {rows.length > 0 && (
        <section>
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
        </section>
      )}
    </article>
  );
}
