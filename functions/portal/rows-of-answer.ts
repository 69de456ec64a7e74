import * as z from 'zod';

/** A row by column; numbers as they are written, so that none is rounded on its way to the page. */
export type ShownRow = Readonly<Record<string, unknown>>;

const rowSchema = z.record(z.string(), z.unknown());
const answerSchema = z.object({ total: z.number(), items: z.array(rowSchema) });

/** The rows of an answer of `listRows`. */
export function rowsOfAnswer(text: string): { readonly total: number; readonly rows: readonly ShownRow[] } {
  const { total, items } = answerSchema.parse(parseWritten(text));
  return { total, rows: items };
}

/** A row that was kept as JSON text. */
export function rowOf(text: string): ShownRow {
  return rowSchema.parse(parseWritten(text));
}

/** JSON, but numbers that no double holds as their own text (ECMAScript, "JSON.parse source text access"). */
export function parseWritten(text: string): unknown {
  return JSON.parse(text, asWritten);
}

function asWritten(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}
