import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Grouping, RowQuery } from './row-query.port.ts';

/**
 * Where a reader stands: bound to dataset and version, so that every page shows the same data even if a new version appears meanwhile, and to what was `asked`,
 * because a place among some rows is none among others.
 */
export type RowsCursor = { readonly datasetId: string; readonly version: number; readonly offset: number; readonly asked: string };

const cursorSchema = z.tuple([z.string(), z.number().int().min(1), z.number().int().min(0), z.string()]);

export function writeRowsCursor({ datasetId, version, offset, asked }: RowsCursor): string {
  return Buffer.from(JSON.stringify([datasetId, version, offset, asked])).toString('base64url');
}

/** The cursor's meaning, or undefined for a text that this service did not write, or wrote for another dataset. */
export function readRowsCursor(text: string, datasetId: string): RowsCursor | undefined {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== datasetId) return undefined;
  const [, version, offset, asked] = parsed.data;
  return { datasetId, version, offset, asked };
}

/** What decides which rows or groups come in which order, with which columns: the same text for the same, whatever the size of the page and the order of the filters. */
export function askedBy(
  { columns, filters, sort, within }: Omit<RowQuery, 'fields' | 'offset' | 'limit'>,
  version: number,
  grouping?: Grouping,
  unitId?: string,
): string {
  const unordered = filters.map(({ column, operator, values }) => JSON.stringify([column, operator, values])).toSorted();
  const order = sort.map(({ column, descending }) => [column, descending]);
  const groups = grouping ? [[grouping.by, grouping.aggregates.map(({ name }) => name)]] : [];
  const asked = JSON.stringify([
    version,
    columns,
    unordered,
    order,
    within ?? null,
    ...groups,
    ...(unitId === undefined ? [] : [{ unitId }]),
  ]);
  return createHash('sha256').update(asked).digest('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
