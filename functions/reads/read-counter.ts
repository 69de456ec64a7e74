import * as z from 'zod';
import type { ReadsOfDataset } from '../model/read-count.ts';
import { readOf } from './read-of.ts';

/**
 * A line of CloudFront's standard log (v2) as JSON: one object a line, its members named as the fields are chosen (lib/stacks/door-watch-stack.ts); the status is written as text, and taken as a number too
 * ("Standard logging reference": https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html). `date` is a day of UTC.
 */
const lineSchema = z.object({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  'cs-uri-stem': z.string(),
  'sc-status': z.union([z.string(), z.number()]),
});

export type DayCount = { readonly lines: number; readonly datasets: readonly ReadsOfDataset[] };

export type ReadCounter = {
  /** Counts a line of the log; undefined is one that was too long to be read. */
  readonly take: (line: string | undefined) => void;
  /** How often each dataset was read on that day, those that never were among them, and how many lines the log has of it. */
  readonly of: (day: string) => DayCount;
  readonly lines: () => number;
  /** Lines that are none of this log: their number is all that is kept of them. */
  readonly unread: () => number;
};

type Sums = { lines: number; readonly datasets: ReadonlyMap<string, { page: number; data: number }> };

/** Counts reads of these datasets on each day; of a day without any, its lines alone. What it holds is a number a dataset, day and kind, whatever the log holds: other ids are passed over. */
export function readCounter(counted: ReadonlyMap<string, readonly string[] | undefined>): ReadCounter {
  const sums = new Map([...counted].map(([day, datasetIds]) => [day, emptySums(datasetIds ?? [])]));
  let lines = 0;
  let unread = 0;
  return {
    take: (line) => {
      lines += 1;
      const said = line === undefined ? undefined : parsed(line);
      if (said === undefined) {
        unread += 1;
        return;
      }
      const day = sums.get(said.date);
      if (day === undefined) return;
      day.lines += 1;
      const read = readOf({ path: said['cs-uri-stem'], status: String(said['sc-status']) });
      const sum = read && day.datasets.get(read.datasetId);
      if (sum) sum[read.kind] += 1;
    },
    of: (day) => {
      const found = sums.get(day) ?? emptySums([]);
      return { lines: found.lines, datasets: [...found.datasets].map(([datasetId, sum]) => ({ datasetId, ...sum })) };
    },
    lines: () => lines,
    unread: () => unread,
  };
}

function emptySums(datasetIds: readonly string[]): Sums {
  return { lines: 0, datasets: new Map(datasetIds.map((datasetId) => [datasetId, { page: 0, data: 0 }])) };
}

function parsed(line: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
