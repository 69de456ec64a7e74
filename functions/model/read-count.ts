import * as z from 'zod';
import { datasetIdSchema } from './ids.ts';

/** What was read of a dataset: what it is (`page`: its page, its metadata), or what is in it (`data`: rows, statistics, files). */
export type ReadKind = 'page' | 'data';

const times = z.int().min(0);
const readsOfDataset = z.strictObject({ datasetId: datasetIdSchema, page: times, data: times });

/** How often each open dataset was read on one day of UTC. A list, no record: `constructor` is a good id. */
export const countedDaySchema = z.strictObject({
  day: z.iso.date(),
  countedAt: z.iso.datetime(),
  /** Lines of the log that could not be read when the day was counted, of whatever day they are. */
  unreadLines: times,
  datasets: z.array(readsOfDataset),
});

/** The sum of the days that were counted of the last ones, for a dataset's page. */
export const recentReadsSchema = z.strictObject({
  /** The newest day in it. */
  until: z.iso.date(),
  /** How many days were counted: fewer than are shown where the city began to count later, or a run failed. */
  days: z.int().min(1),
  datasets: z.array(readsOfDataset),
});

/** The datasets that were open at every run of one day of UTC. */
export const openDatasetIdsSchema = z.strictObject({ day: z.iso.date(), datasetIds: z.array(datasetIdSchema) });

export type ReadsOfDataset = z.infer<typeof readsOfDataset>;
export type CountedDay = z.infer<typeof countedDaySchema>;
export type RecentReads = z.infer<typeof recentReadsSchema>;
export type OpenDatasetIds = z.infer<typeof openDatasetIdsSchema>;
