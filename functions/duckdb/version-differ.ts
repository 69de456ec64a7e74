import type { VersionDiffer } from '../versions/version-differ.port.ts';
import { countDifferences } from './diff-counts.ts';
import { profileSides } from './diff-profile.ts';
import { listDifferences } from './diff-rows.ts';
import { openDatabase } from './instance.ts';
import { countSmallCells } from './small-cells.ts';

/** Compares versions in DuckDB: one database in memory for each comparison, let go of by `close`. */
export function duckdbVersionDiffer(memoryMegabytes: number): VersionDiffer {
  return {
    open: async (directory) => {
      const database = await openDatabase(directory, [], memoryMegabytes);
      return {
        count: (sides, key) => countDifferences(database, sides, key),
        list: (sides, query) => listDifferences(database, sides, query),
        profile: (sides) => profileSides(database, sides),
        smallCells: (paths, columns, maximum) => countSmallCells(database, paths, columns, maximum),
        close: async () => database.close(),
      };
    },
  };
}
