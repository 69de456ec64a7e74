import type { ComponentChildren } from 'preact';

/** A row; cells in the order of the headers. */
type Row = { readonly key: string; readonly cells: readonly ComponentChildren[] };

type StackedTableProps = { readonly caption: string; readonly headers: readonly string[]; readonly rows: readonly Row[] };

/** A table whose rows are stacked as cards on a narrow screen. Roles are named, as `display: block` takes them away. */
export function StackedTable({ caption, headers, rows }: StackedTableProps) {
  return (
    <table class="stack" {...as('table')}>
      <caption>{caption}</caption>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {headers.map((text) => (
            <th key={text} scope="col" {...as('columnheader')}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>
        {rows.map(({ key, cells }) => (
          <tr key={key} {...as('row')}>
            {cells.map((cell, place) => (
              <td key={headers[place]} {...as('cell')} data-label={headers[place]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The role that an element has by itself while a style sheet does not take it away. */
function as<R extends 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell'>(role: R): { readonly role: R } {
  return { role };
}
