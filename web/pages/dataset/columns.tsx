import type { Standard } from '../../parts/api-nouns.ts';
import { ColumnsTable, columnsHeading } from '../../parts/columns-table.tsx';

/** What each column means and may hold, folded. */
export function Columns({ standard }: { readonly standard: Omit<Standard, 'proposed'> }) {
  const { library } = standard;
  return (
    <details class="part" id="standard">
      <summary>{columnsHeading}</summary>
      {library !== undefined && (
        <p>
          Sesuai standar <a href={`/pustaka/${library.standardId}`}>{library.standardId}</a> dari pustaka walidata, versi {library.n}.
        </p>
      )}
      <ColumnsTable standard={standard} />
    </details>
  );
}
