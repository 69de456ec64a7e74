import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Dimensions, Metric, Sample } from './sample.ts';

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS series (
    id INTEGER PRIMARY KEY,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    last_at INTEGER NOT NULL DEFAULT 0,
    UNIQUE (namespace, name, dimensions)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS samples (
    series INTEGER NOT NULL REFERENCES series (id),
    at INTEGER NOT NULL,
    unit TEXT NOT NULL,
    count REAL NOT NULL,
    sum REAL NOT NULL,
    minimum REAL NOT NULL,
    maximum REAL NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_time ON samples (series, at);
`;

const seriesRow = z.object({ namespace: z.string(), name: z.string(), dimensions: z.string(), lastAt: z.number() });
const idRow = z.object({ id: z.number() });
const sampleRow = z.object({
  at: z.number(),
  unit: z.string(),
  count: z.number(),
  sum: z.number(),
  minimum: z.number(),
  maximum: z.number(),
});

export type StoredSample = z.infer<typeof sampleRow>;
export type Series = Metric & { readonly lastAt: number };

export type SampleStore = {
  readonly add: (samples: readonly Sample[]) => void;
  /** The samples of one series from `from` (included) to `until` (not included), in milliseconds, oldest first. */
  readonly read: (metric: Metric, from: number, until: number) => readonly StoredSample[];
  readonly series: () => readonly Series[];
  readonly forget: (before: number) => void;
  /** As `forget`, of what AWS's services tell alone. */
  readonly forgetServices: (before: number) => void;
  readonly close: () => void;
};

/** Opens the samples in a SQLite file, and makes it when it isn't there. */
export function openSampleStore(path: string): SampleStore {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const upsertSeries = database.prepare(
    `INSERT INTO series (namespace, name, dimensions, last_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (namespace, name, dimensions) DO UPDATE SET last_at = max(last_at, excluded.last_at) RETURNING id`,
  );
  const insert = database.prepare('INSERT INTO samples (series, at, unit, count, sum, minimum, maximum) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const select = database.prepare(
    `SELECT at, unit, count, sum, minimum, maximum FROM samples
     WHERE series = (SELECT id FROM series WHERE namespace = ? AND name = ? AND dimensions = ?) AND at >= ? AND at < ? ORDER BY at`,
  );
  const selectSeries = database.prepare(
    'SELECT namespace, name, dimensions, last_at AS lastAt FROM series ORDER BY namespace, name, dimensions',
  );

  return {
    add: (samples) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { namespace, name, dimensions, at, unit, count, sum, minimum, maximum } of samples) {
          const { id } = idRow.parse(upsertSeries.get(namespace, name, canonical(dimensions), at));
          insert.run(id, at, unit, count, sum, minimum, maximum);
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    read: ({ namespace, name, dimensions }, from, until) =>
      select.all(namespace, name, canonical(dimensions), from, until).map((row) => sampleRow.parse(row)),
    series: () =>
      selectSeries.all().map((row) => {
        const { dimensions, ...rest } = seriesRow.parse(row);
        return { ...rest, dimensions: z.record(z.string(), z.string()).parse(JSON.parse(dimensions)) };
      }),
    forget: (before) => {
      database.prepare('DELETE FROM samples WHERE at < ?').run(before);
      database.prepare('DELETE FROM series WHERE last_at < ?').run(before);
    },
    forgetServices: (before) => {
      database.prepare("DELETE FROM samples WHERE series IN (SELECT id FROM series WHERE namespace LIKE 'AWS/%') AND at < ?").run(before);
    },
    close: () => database.close(),
  };
}

function canonical(dimensions: Dimensions): string {
  const names = Object.keys(dimensions).sort();
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, dimensions[name]])));
}
