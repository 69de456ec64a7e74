import type { Finding, FindingTotals } from '../normal-form/form.ts';

/** Findings, capped, in the order of the file; counted by type without a cap. */
export type FindingLog = {
  readonly add: (finding: Finding) => void;
  /** Counts findings that are not kept one by one. */
  readonly count: (type: string, more: number) => void;
  readonly findings: () => readonly Finding[];
  readonly totals: () => FindingTotals;
};

/** A log that keeps the first `most` findings. */
export function createFindingLog(most: number): FindingLog {
  const kept: Finding[] = [];
  const counts = new Map<string, number>();
  const count = (type: string, more: number) => {
    if (more > 0) counts.set(type, (counts.get(type) ?? 0) + more);
  };
  return {
    add(finding) {
      if (kept.length < most) kept.push(finding);
      count(finding.type, 1);
    },
    count,
    findings: () => kept.toSorted((one, other) => (one.rowNumber ?? 0) - (other.rowNumber ?? 0)),
    totals: () => Object.fromEntries(counts),
  };
}
