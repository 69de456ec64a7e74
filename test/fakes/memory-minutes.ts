import type { MinutesStore } from '../../functions/minutes/minutes.port.ts';
import { type CheckPlace, type Minutes, minutesSchema } from '../../functions/model/minutes.ts';

/** Minutes of the review in memory; parses what is written, as the adapter parses what it reads. */
export function memoryMinutes(): MinutesStore {
  const [kept, checks] = [new Map<string, Minutes>(), new Map<string, CheckPlace>()];
  const keyOf = ({ opdId, period }: Pick<Minutes, 'opdId' | 'period'>) => `${opdId}#${period}`;
  return {
    get: async (place) => structuredClone(kept.get(keyOf(place))),
    load: async (opdIds, period) =>
      new Map(opdIds.flatMap((opdId) => [kept.get(keyOf({ opdId, period }))].flatMap((one) => (one ? [[opdId, one] as const] : [])))),
    list: async (opdId) =>
      [...kept.values()].filter((one) => one.opdId === opdId).toSorted((one, other) => (one.period < other.period ? 1 : -1)),
    async replace(minutes) {
      const before = kept.get(keyOf(minutes))?.revision ?? 0;
      const parsed = minutesSchema.parse(structuredClone(minutes));
      if (before === minutes.revision && JSON.stringify(kept.get(keyOf(minutes))) === JSON.stringify(parsed)) return 'written';
      if (before !== minutes.revision - 1) return 'stale';
      kept.set(keyOf(minutes), parsed);
      return 'written';
    },
    async noteCheck(checkNumber, place) {
      const standing = checks.get(checkNumber);
      if (standing && JSON.stringify(standing) !== JSON.stringify(place)) throw new Error('a verification number was given out twice');
      checks.set(checkNumber, place);
    },
    checked: async (checkNumber) => checks.get(checkNumber),
  };
}
