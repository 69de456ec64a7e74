import { z } from 'zod';

/** Where a reader stands: bound to dataset and version, so that every page shows the same data even if a new version appears meanwhile. */
export type RowsCursor = { readonly datasetId: string; readonly version: number; readonly offset: number };

const cursorSchema = z.tuple([z.string(), z.number().int().min(1), z.number().int().min(0)]);

export function writeRowsCursor({ datasetId, version, offset }: RowsCursor): string {
  return Buffer.from(JSON.stringify([datasetId, version, offset])).toString('base64url');
}

/** The cursor's meaning, or undefined for a text that this service did not write, or wrote for another dataset. */
export function readRowsCursor(text: string, datasetId: string): RowsCursor | undefined {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== datasetId) return undefined;
  const [, version, offset] = parsed.data;
  return { datasetId, version, offset };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
