import fc from 'fast-check';
import { expect } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { FilterOperator } from '../../functions/model/filter-operator.ts';
import { refuseFilterValue } from '../../functions/rows/filter-value.ts';
import type { Filter, RowQuery } from '../../functions/rows/row-query.port.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { type ComparedColumn, compareCells, isFound } from './compared-cells.ts';
import { type Bench, openBench } from './normal-form-file.ts';

const operators: readonly FilterOperator[] = ['exact', 'differs', 'in', 'less', 'greater', 'strictly_less', 'strictly_greater'];
type Reader = ReturnType<typeof duckdbRowReader>;

/** Compares so many random columns with what `compared-cells.ts` says of them: each operator, and the order both ways. */
export async function expectExact(column: fc.Arbitrary<ComparedColumn>, numRuns: number): Promise<void> {
  const bench = await openBench();
  const reader = duckdbRowReader(bench.directory);
  await fc.assert(
    fc.asyncProperty(column, (made) => compareColumn(bench, reader, made)),
    // Without shrinking: each try is a file and some sixty queries.
    { numRuns, endOnFailure: true },
  );
  await reader.close();
  await bench.close();
}

async function compareColumn(bench: Bench, reader: Reader, column: ComparedColumn): Promise<void> {
  const { type, values } = column;
  const paths = await written(bench, column);
  const fields: Field[] = [
    { name: 'n', type: 'integer' },
    { name: 'a', type },
  ];
  const found = async (query: Partial<RowQuery>): Promise<number[]> => {
    const page = await reader.read(paths, { fields, columns: ['n'], filters: [], sort: [], offset: 0, limit: 1_000, ...query }, 'json');
    expect(page.total).toBe(page.rows.length);
    return page.rows.map((row) => Number(JSON.parse(row).n));
  };
  const cells = await shown(reader, paths, fields);
  for (const [index, value] of values.entries()) {
    expect(refuseFilterValue({ name: 'a', type }, value)).toBeUndefined();
    for (const operator of operators) {
      const filter: Filter = { column: 'a', operator, values: operator === 'in' ? values.slice(index, index + 3) : [value] };
      const expected = cells.flatMap((cell, n) => (isFound(type, operator, cell, filter.values) ? [n] : []));
      expect(await found({ filters: [filter] }), JSON.stringify([cells, filter])).toEqual(expected);
    }
  }
  for (const descending of [false, true])
    expect(await found({ sort: [{ column: 'a', descending }] }), JSON.stringify([cells, descending])).toEqual(
      sorted(type, cells, descending),
    );
}

/** The column as everybody reads it, numbers as their own literals; '' where it is empty. */
async function shown(reader: Reader, paths: readonly string[], fields: readonly Field[]): Promise<string[]> {
  const page = await reader.read(paths, { fields, columns: ['a'], filters: [], sort: [], offset: 0, limit: 1_000 }, 'json');
  return page.rows.map((row) => {
    const literal = row.slice('{"a":'.length, -1);
    if (literal.startsWith('"')) return String(JSON.parse(literal));
    return literal === 'null' ? '' : literal;
  });
}

/** Ties in the order of the file; then cells of an earlier standard that aren't of the type, as texts; then empty cells. */
function sorted(type: Field['type'], cells: readonly string[], descending: boolean): number[] {
  const places = [...cells.keys()];
  const cellAt = (n: number) => cells[n] ?? '';
  const isRead = (n: number) => compareCells(type, cellAt(n), cellAt(n)) !== undefined;
  const way = descending ? -1 : 1;
  const read = places.filter((n) => cellAt(n) !== '' && isRead(n));
  const others = places.filter((n) => cellAt(n) !== '' && !isRead(n));
  return [
    ...read.toSorted((a, b) => way * (compareCells(type, cellAt(a), cellAt(b)) ?? 0)),
    ...others.toSorted((a, b) => way * (compareCells('string', cellAt(a), cellAt(b)) ?? 0)),
    ...places.filter((n) => cellAt(n) === ''),
  ];
}

let parts = 0;

async function written(bench: Bench, column: ComparedColumn): Promise<string[]> {
  const paths: string[] = [];
  let n = 0;
  for (const { type, cells } of column.parts) {
    const table = await bench.table(
      ['n', 'a'],
      cells.map((cell) => [String(n++), cell]),
    );
    const fields: Field[] = [
      { name: 'n', type: 'integer' },
      { name: 'a', type },
    ];
    const checked = await table.check({ fields });
    parts += 1;
    const [part] = await checked.writeParts({ wholePeriod: `p${parts}`, directory: bench.directory });
    paths.push(part?.path ?? '');
    await table.close();
  }
  return paths;
}
