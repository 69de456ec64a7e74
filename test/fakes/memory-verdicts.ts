import { type Verdict, verdictSchema } from '../../functions/model/verdict.ts';
import type { VerdictStore } from '../../functions/records/verdict.port.ts';

/** Verdicts in memory, the first of each look. */
export function memoryVerdicts(): VerdictStore & { readonly kept: Map<string, Verdict> } {
  const kept = new Map<string, Verdict>();
  return {
    kept,
    async ofMonth(month) {
      return [...kept.values()].filter((verdict) => verdict.month === month);
    },
    async put(verdict) {
      const standing = kept.get(verdict.lookId) ?? verdictSchema.parse(verdict);
      kept.set(verdict.lookId, standing);
      return standing;
    },
  };
}
