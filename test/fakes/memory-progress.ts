import { type KeptStandings, keptStandingsSchema } from '../../functions/model/kept-standings.ts';
import { type ProgressCount, progressCountSchema } from '../../functions/model/progress-count.ts';
import type { ProgressStore } from '../../functions/progress/progress.port.ts';

/** Progress counts in memory. */
export function memoryProgress(): ProgressStore {
  const present = new Map<string, ProgressCount>();
  const snapshots = new Map<string, ProgressCount>();
  const kept = new Map<string, KeptStandings>();
  return {
    async keepStandings(standings, date) {
      const key = `${standings.opdId}#${date}`;
      if (!kept.has(key)) kept.set(key, keptStandingsSchema.parse(standings));
    },
    async standings(opdId, date) {
      return kept.get(`${opdId}#${date}`);
    },
    async since(opdId, date) {
      const keys = [...snapshots.keys()].filter((key) => key.startsWith(`${opdId}#`) && key >= `${opdId}#${date}`).sort();
      return keys.flatMap((key) => snapshots.get(key) ?? []);
    },
    async putNow(count) {
      present.set(count.opdId, progressCountSchema.parse(count));
    },
    async keep(count, date) {
      const key = `${count.opdId}#${date}`;
      if (!snapshots.has(key)) snapshots.set(key, progressCountSchema.parse(count));
    },
    async now(opdId) {
      return present.get(opdId);
    },
    async before(opdId, date) {
      const keys = [...snapshots.keys()].filter((key) => key.startsWith(`${opdId}#`) && key <= `${opdId}#${date}`).sort();
      return snapshots.get(keys.at(-1) ?? '');
    },
  };
}
