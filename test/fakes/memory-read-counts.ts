import type { ReadCounts } from '../../functions/catalog/read-counts.port.ts';
import {
  type CountedDay,
  countedDaySchema,
  type OpenDatasetIds,
  openDatasetIdsSchema,
  type RecentReads,
  recentReadsSchema,
} from '../../functions/model/read-count.ts';

/** Counts of reads in memory. */
export function memoryReadCounts(): ReadCounts & { readonly days: ReadonlyMap<string, CountedDay> } {
  const days = new Map<string, CountedDay>();
  const open = new Map<string, OpenDatasetIds>();
  let recent: RecentReads | undefined;
  return {
    days,
    async day(day) {
      return structuredClone(days.get(day));
    },
    async putDay(counted) {
      days.set(counted.day, countedDaySchema.parse(structuredClone(counted)));
    },
    async recent() {
      return structuredClone(recent);
    },
    async putRecent(next) {
      recent = recentReadsSchema.parse(structuredClone(next));
    },
    async openOn(day) {
      return structuredClone(open.get(day));
    },
    async putOpen(seen) {
      open.set(seen.day, openDatasetIdsSchema.parse(structuredClone(seen)));
    },
  };
}
