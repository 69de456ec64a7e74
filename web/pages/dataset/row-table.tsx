import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Field } from '../../parts/api-nouns.ts';
import { cellText, isAmount } from '../../parts/cell-text.ts';
import { ScrollRegion } from '../../parts/scrolling.tsx';
import { headerOf } from '../../parts/standard-words.ts';

type Column = Pick<Field, 'name' | 'type' | 'title' | 'unit'>;

export type RowTableProps = {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly periodField?: string | undefined;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  /** Where the first row stands, from 1. */
  readonly from: number;
  readonly sort?: string | undefined;
  /** The address of the view with another order, and with another page. */
  readonly sorted: (sort: string | undefined) => string;
  readonly turned: (page: number) => string;
};

/** Rows with the order in their head and the way to others below; all of it in the address. */
export function RowTable(props: RowTableProps) {
  const { columns, rows, periodField } = props;
  return (
    <>
      <ScrollRegion rows name={`Isi ${props.title}`}>
        <table>
          <caption class="unseen">{props.title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <ColumnHead key={column.name} column={column} isNumber={isAmount(column, periodField)} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={props.from + place}>
                {columns.map((column) => (
                  <td key={column.name} class={isAmount(column, periodField) ? 'number' : undefined}>
                    {cellText(row[column.name], column, periodField) || '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Pages {...props} />
    </>
  );
}

type HeadProps = Pick<RowTableProps, 'sort' | 'sorted'> & { readonly column: Column; readonly isNumber: boolean };

/** A click sorts from the least, a second from the greatest, a third as the rows stand. */
function ColumnHead({ column, isNumber, sort, sorted }: HeadProps) {
  const { name } = column;
  const order = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined;
  const next = order === undefined ? name : order === 'ascending' ? `-${name}` : undefined;
  const sign = order === undefined ? '↕' : order === 'ascending' ? '↑' : '↓';
  return (
    <th scope="col" class={isNumber ? 'number' : undefined} aria-sort={order ?? 'none'}>
      <a href={sorted(next)} rel="nofollow" title={`Urutkan menurut ${headerOf(column)}`}>
        {headerOf(column)} <span aria-hidden="true">{sign}</span>
      </a>
    </th>
  );
}

function Pages({ from, rows, total, turned }: RowTableProps) {
  const rowsPerPage = limits.defaultRowsPerPage;
  const page = Math.floor((from - 1) / rowsPerPage) + 1;
  const pages = Math.ceil(total / rowsPerPage);
  if (rows.length === 0 && total > 0)
    return (
      <p>
        Halaman ini sesudah baris terakhir. <a href={turned(1)}>Ke halaman pertama</a>
      </p>
    );
  if (rows.length === 0) return <p>Tidak ada baris yang cocok.</p>;
  return (
    <nav class="pages" aria-label="Halaman isi">
      <span>
        Baris {numberText(from)}–{numberText(from + rows.length - 1)} dari {numberText(total)}
      </span>
      {page > 1 && (
        <a rel="prev nofollow" href={turned(page - 1)}>
          Sebelumnya
        </a>
      )}
      {page < pages && (
        <a rel="next nofollow" href={turned(page + 1)}>
          Berikutnya
        </a>
      )}
      {page < pages && (
        <a rel="nofollow" href={turned(pages)}>
          Terakhir
        </a>
      )}
    </nav>
  );
}
