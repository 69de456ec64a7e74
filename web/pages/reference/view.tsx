import { pageNames } from '../../../functions/messages/page-name.ts';
import { StackedTable } from '../../parts/stacked-table.tsx';

type CodeLine = {
  readonly code: string;
  readonly name: string;
  readonly parentName?: string | undefined;
  readonly bpsCode?: string | undefined;
};
export type ReferenceProps = {
  readonly list: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly items: readonly CodeLine[];
};

/** One list of codes, whole. */
export function ReferenceView({ list, title, sources, items }: ReferenceProps) {
  return (
    <>
      <p>
        <a href="/referensi">{pageNames.references}</a>
      </p>
      <h1>{title}</h1>
      <p>
        Pada standar data daftar ini bernama <code>{list}</code>. Sumber: {sources.join('; ')}.
      </p>
      <p class="actions">
        <a class="button quiet" href={`/v1/reference-codes/${list}?format=csv`}>
          Unduh daftar ini (CSV)
        </a>
      </p>
      <StackedTable
        caption={`${items.length} kode`}
        headers={['Kode Kemendagri', 'Kode BPS', 'Nama', 'Bagian dari']}
        rows={items.map(({ code, bpsCode, name, parentName }) => ({ key: code, cells: [code, bpsCode ?? '–', name, parentName ?? '–'] }))}
      />
    </>
  );
}
