import { limits } from '../limits.ts';
import { identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import type { Database } from './instance.ts';
import { partsSource } from './parts-source.ts';
import type { ShownColumn } from './row-text.ts';
import { shownColumns } from './shown-columns.ts';

type Part = { readonly path: string; readonly rows: number };

/** Some rows of some parts: as many as may stand in memory together. `place` counts rows within the batch's parts; `file_index` tells which of them. */
export type RowBatch<P extends Part> = {
  readonly parts: readonly P[];
  readonly columns: readonly ShownColumn[];
  readonly from: string;
  readonly where: string;
  readonly place: string;
};

/** All rows of these parts, each in one batch: small parts together, a large one in pieces, by the texts that they hold. */
export async function* rowBatches<P extends Part>(
  database: Database,
  parts: readonly P[],
  fields: readonly Field[],
): AsyncGenerator<RowBatch<P>> {
  for (const group of grouped(parts, Math.max(limits.rowsPerWeighing, Math.floor(limits.cellsPerBlockBatch / fields.length)))) {
    const source = await partsSource(
      database,
      group.map(({ path }) => path),
    );
    const columns = shownColumns(source, fields);
    const { unit, place } = unitOf(group);
    const most = { rows: limits.cellsPerBlockBatch / fields.length, bytes: limits.bytesPerBlockBatch };
    const weighed = await database.rows(`SELECT ${unit}, count(*), sum(${bytesSql(columns)}) FROM ${source.sql} GROUP BY 1 ORDER BY 1`);
    const weights = weighed.map(([at, rows, bytes]) => ({ at: Number(at), rows: Number(rows), bytes: Number(bytes) }));
    if (group.length > 1 && weights.some(({ bytes }) => bytes > most.bytes)) {
      for (const part of group) yield* rowBatches(database, [part], fields);
      continue;
    }
    for (const { first, last } of piecesOf(weights, most)) {
      yield { parts: group, columns, from: source.sql, where: whereSql(group, first, last), place };
    }
  }
}

/** Parts that follow each other, of so many rows together; a part of more stands by itself. */
function grouped<P extends Part>(parts: readonly P[], most: number): P[][] {
  const groups: P[][] = [];
  let rows = 0;
  for (const part of parts) {
    const group = groups.at(-1);
    if (group && rows + part.rows <= most) group.push(part);
    else {
      groups.push([part]);
      rows = 0;
    }
    rows += part.rows;
  }
  return groups;
}

/** What is weighed and taken as a whole: of one part some rows that follow each other, which DuckDB finds without reading the others; of several a part. */
function unitOf(group: readonly Part[]): { readonly unit: string; readonly place: string } {
  if (group.length === 1) return { unit: `file_row_number // ${limits.rowsPerWeighing}`, place: 'file_row_number' };
  const starts: number[] = [];
  let start = 0;
  for (const { rows } of group) {
    starts.push(start);
    start += rows;
  }
  const index = 'CAST(file_index AS INTEGER)';
  return { unit: index, place: `[${starts.join(', ')}][${index} + 1] + file_row_number` };
}

function whereSql(group: readonly Part[], first: number, last: number): string {
  if (group.length > 1) return `file_index >= ${first} AND file_index <= ${last}`;
  return `file_row_number >= ${first * limits.rowsPerWeighing} AND file_row_number < ${(last + 1) * limits.rowsPerWeighing}`;
}

/** Units that follow each other, no heavier together than that; a heavier one by itself. */
function piecesOf(
  weights: readonly { readonly at: number; readonly rows: number; readonly bytes: number }[],
  most: { readonly rows: number; readonly bytes: number },
): { readonly first: number; readonly last: number }[] {
  const pieces: { first: number; last: number }[] = [];
  let [rows, bytes] = [0, 0];
  for (const weight of weights) {
    const piece = pieces.at(-1);
    if (piece && rows + weight.rows <= most.rows && bytes + weight.bytes <= most.bytes) piece.last = weight.at;
    else {
      pieces.push({ first: weight.at, last: weight.at });
      [rows, bytes] = [0, 0];
    }
    rows += weight.rows;
    bytes += weight.bytes;
  }
  return pieces;
}

/** SQL: about how long the row's text is; only texts can be long. */
function bytesSql(columns: readonly ShownColumn[]): string {
  const texts = columns.filter(({ type }) => type === 'VARCHAR').map(({ name }) => `coalesce(strlen(${identifier(name)}), 0)`);
  return ['0', ...texts].join(' + ');
}
