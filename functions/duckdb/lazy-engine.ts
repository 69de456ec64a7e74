import type { RowReader } from '../rows/row-query.port.ts';
import type { VersionDiffer } from '../versions/version-differ.port.ts';
import type { VersionDescriber } from '../versions/version-summary.port.ts';

/** What reads, compares and describes versions. */
export type VersionEngine = { readonly reader: RowReader; readonly differ: VersionDiffer; readonly describer: VersionDescriber };

/** The same, loaded when it is first asked: DuckDB takes longer to load than the rest of a function, and many an answer does without. */
export function lazyEngine(directory: string, memoryMegabytes: number): VersionEngine {
  let loaded: Promise<VersionEngine> | undefined;
  const engine = () => {
    loaded ??= load(directory, memoryMegabytes);
    return loaded;
  };
  return {
    reader: {
      read: async (...asked) => (await engine()).reader.read(...asked),
      group: async (...asked) => (await engine()).reader.group(...asked),
      write: async (...asked) => (await engine()).reader.write(...asked),
      slices: async (...asked) => (await engine()).reader.slices(...asked),
      lines: async (...asked) => (await engine()).reader.lines(...asked),
      cells: async (...asked) => (await engine()).reader.cells(...asked),
    },
    differ: { open: async (...asked) => (await engine()).differ.open(...asked) },
    describer: { describe: async (...asked) => (await engine()).describer.describe(...asked) },
  };
}

async function load(directory: string, memoryMegabytes: number): Promise<VersionEngine> {
  const [{ duckdbRowReader }, { duckdbVersionDiffer }, { duckdbVersionDescriber }] = await Promise.all([
    import('./row-reader.ts'),
    import('./version-differ.ts'),
    import('./version-describer.ts'),
  ]);
  return {
    reader: duckdbRowReader(directory),
    differ: duckdbVersionDiffer(memoryMegabytes),
    describer: duckdbVersionDescriber(memoryMegabytes),
  };
}
