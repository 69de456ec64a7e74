import { readFile } from 'node:fs/promises';
import type { VersionDiffer } from '../../functions/versions/version-differ.port.ts';

/** Compares parts that the memory engine wrote, as whole rows without their numbers. It throws on what it does not model. */
export function memoryDiffer(): VersionDiffer {
  return {
    async open() {
      return {
        async count({ before, after }) {
          const [old, fresh] = [await rowsOf(before), await rowsOf(after)];
          const added = fresh.filter((row) => !old.includes(row)).length;
          const removed = old.filter((row) => !fresh.includes(row)).length;
          return { added, removed, changed: 0, by: 'row', addedAt: [], changedAt: [] };
        },
        async list() {
          throw new Error('the memory differ lists no rows');
        },
        profile: async ({ before, after }) => ({
          rowsBefore: (await rowsOf(before)).length,
          rowsAfter: (await rowsOf(after)).length,
          columns: [],
        }),
        smallCells: async () => new Map(),
        async close() {},
      };
    },
  };
}

/** Rows of its own parts; a genuine Parquet file has none that it knows of. */
async function rowsOf(paths: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return texts.flatMap((text) => {
    if (text.startsWith('PAR1')) return [];
    const records: string[][] = JSON.parse(text);
    return records.map(([, ...cells]) => JSON.stringify(cells));
  });
}
