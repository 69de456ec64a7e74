import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { ColumnsTable, columnsHeading, type ToldStandard } from '../../parts/columns-table.tsx';
import { unusedText } from '../../parts/library-words.ts';
import { LookedAt } from '../../parts/looked-at.tsx';
import { StackedTable } from '../../parts/stacked-table.tsx';

export type StandardUser = {
  readonly datasetId: string;
  readonly title: string;
  readonly opdId: string;
  readonly opdName: string;
  /** Of which version of the standard it has the copy. */
  readonly n: number;
};

export type LibraryStandardProps = {
  readonly entry: {
    readonly standardId: string;
    readonly title: string;
    readonly description?: string | undefined;
    readonly n: number;
    readonly updatedAt: string;
  };
  readonly standard: ToldStandard;
  readonly users: readonly StandardUser[];
  readonly lookedAt: number | undefined;
};

/** A standard of the library: its columns, what they mean and may hold, and who uses it. */
export function LibraryStandardView({ entry, standard, users, lookedAt }: LibraryStandardProps) {
  const { standardId, title, description, n, updatedAt } = entry;
  return (
    <article>
      <p class="meta">
        <a href="/pustaka">Pustaka standar</a>
      </p>
      <h1>{title}</h1>
      <p class="meta">
        {standardId} · versi {numberText(n)}, disahkan walidata {dayText(updatedAt)}
      </p>
      {description !== undefined && <p class="lead">{description}</p>}
      <section>
        <h2>{columnsHeading}</h2>
        <ColumnsTable standard={standard} />
      </section>
      <section>
        <h2>Dipakai oleh</h2>
        <Users users={users} newest={n} />
        <LookedAt count={lookedAt} />
        <p class="meta">Yang disebut hanya dataset yang boleh dilihat siapa saja.</p>
      </section>
      <section>
        <h2>Memakai standar ini</h2>
        <p>
          Buka dataset Anda di <a href="/kerja">meja kerja</a>, bagian “Standar data”, lalu pilih standar ini. Unggahan berikutnya diperiksa
          dengannya, tanpa menunggu pengesahan standar lagi. Bila walidata kemudian mengubah standar ini, dataset tetap pada versi yang
          diambilnya sampai standar dipilih lagi.
        </p>
        <p>
          Untuk program: <a href={`/v1/standards/${standardId}`}>standar ini sebagai JSON</a> (Table Schema).
        </p>
      </section>
    </article>
  );
}

function Users({ users, newest }: { readonly users: readonly StandardUser[]; readonly newest: number }) {
  if (users.length === 0) return <p>{unusedText}</p>;
  return (
    <StackedTable
      caption={`${numberText(users.length)} dataset`}
      headers={['Dataset', 'OPD', 'Versi standar']}
      rows={users.map(({ datasetId, title, opdId, opdName, n }) => ({
        key: datasetId,
        cells: [
          <a key="dataset" href={`/dataset/${datasetId}`}>
            {title}
          </a>,
          <a key="opd" href={`/opd/${opdId}`}>
            {opdName}
          </a>,
          n < newest ? `${numberText(n)} (yang terbaru ${numberText(newest)})` : numberText(n),
        ],
      }))}
    />
  );
}
