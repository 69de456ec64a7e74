import { filterOperatorName } from '../../../functions/messages/filter-operator.ts';
import type { FilterOperator } from '../../../functions/model/filter-operator.ts';
import type { Field } from '../../parts/api-nouns.ts';
import { headerOf } from '../../parts/standard-words.ts';
import { chosenText } from '../../parts/words.ts';

type Column = Pick<Field, 'name' | 'type' | 'title' | 'unit' | 'constraints'>;
type Filter = { readonly column: string; readonly operator: FilterOperator; readonly value: string };

export type RowFiltersProps = {
  readonly action: string;
  readonly columns: readonly Column[];
  readonly filters: readonly Filter[];
  readonly sort?: string | undefined;
  readonly pictured?: string | undefined;
};

/** A form that narrows the rows, without a script: one input a column, of which the empty ones say nothing. */
export function RowFilters({ action, columns, filters, sort, pictured }: RowFiltersProps) {
  const isOpen = filters.length > 0;
  return (
    <details class="part" id="saring" open={isOpen}>
      <summary>Saring isi</summary>
      <form class="row-filters" action={action} method="get">
        {columns.map((column) => (
          <ColumnInputs key={column.name} column={column} filters={filters.filter((filter) => filter.column === column.name)} />
        ))}
        {sort && <input type="hidden" name="sort" value={sort} />}
        {pictured && <input type="hidden" name="gambar" value={pictured} />}
        <div class="actions">
          <button type="submit">Saring</button>
          {isOpen && <a href={action}>Hapus semua saringan</a>}
        </div>
      </form>
    </details>
  );
}

type InputsProps = { readonly column: Column; readonly filters: readonly Filter[] };

function ColumnInputs({ column, filters }: InputsProps) {
  const givenFor = (operator: FilterOperator) => filters.find((filter) => filter.operator === operator)?.value;
  const choices = choicesOf(column);
  const title = headerOf(column);
  if (choices) {
    return (
      <label>
        {title}
        <select name={`${column.name}__exact`}>
          <option value="">semua</option>
          {choices.map(([value, text]) => (
            <option key={value} value={value} selected={givenFor('exact') === value}>
              {text}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (hasOrder(column)) {
    const inputs = [
      ['greater', 'dari'],
      ['less', 'sampai'],
    ] as const;
    return (
      <fieldset class="range">
        <legend>{title}</legend>
        {inputs.map(([operator, text]) => (
          <label key={operator}>
            <span class="unseen">{`${title}, ${text}`}</span>
            <input
              name={`${column.name}__${operator}`}
              value={givenFor(operator)}
              placeholder={text}
              inputMode={isNumber(column) ? 'decimal' : undefined}
            />
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <label>
      {title}
      <input name={`${column.name}__contains`} value={givenFor('contains')} placeholder="memuat" />
    </label>
  );
}

/** What the standard lets the column hold, where that is a list. */
function choicesOf({ type, constraints }: Column): (readonly [value: string, text: string])[] | undefined {
  if (type === 'boolean')
    return [
      ['true', 'ya'],
      ['false', 'tidak'],
    ];
  return constraints?.enum?.map((value) => [String(value), String(value)]);
}

const ordered: ReadonlySet<string> = new Set(['integer', 'number', 'year', 'yearmonth', 'date', 'datetime', 'time']);

function hasOrder({ type }: Column): boolean {
  return ordered.has(type);
}

function isNumber({ type }: Column): boolean {
  return type === 'integer' || type === 'number' || type === 'year';
}

/** The filters that hold, each with the address without it. */
export function FilterChips({
  columns,
  filters,
  without,
}: Pick<RowFiltersProps, 'columns' | 'filters'> & { readonly without: (place: number) => string }) {
  if (filters.length === 0) return null;
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name;
  return (
    <ul class="chosen" aria-label={chosenText}>
      {filters.map(({ column, operator, value }, place) => (
        <li key={`${column} ${operator} ${value}`}>
          {titleOf(column)} {filterOperatorName[operator]} <strong>{value}</strong>{' '}
          <a href={without(place)} aria-label={`Hapus saringan ${titleOf(column)} ${filterOperatorName[operator]} ${value}`}>
            hapus
          </a>
        </li>
      ))}
    </ul>
  );
}
