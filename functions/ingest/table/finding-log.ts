import { limits } from '../../limits.ts';
import type { Finding, FindingTotals } from '../../model/normal-form.ts';

/** Findings, capped, in the order of the file; counted by type without a cap. */
export type FindingLog = {
  readonly add: (finding: Finding) => void;
  /** Counts findings that are not kept one by one. */
  readonly count: (type: string, more: number) => void;
  readonly findings: () => readonly Finding[];
  readonly totals: () => FindingTotals;
};

/** A log that keeps the first `limits.maxReportedErrors` findings. */
export function createFindingLog(): FindingLog {
  const kept: Finding[] = [];
  const counts = new Map<string, number>();
  const count = (type: string, more: number) => {
    if (more > 0) counts.set(type, (counts.get(type) ?? 0) + more);
  };
  return {
    add(finding) {
      if (kept.length < limits.maxReportedErrors) kept.push(finding);
      count(finding.type, 1);
    },
    count,
    findings: () => kept.toSorted((one, other) => (one.rowNumber ?? 0) - (other.rowNumber ?? 0)),
    totals: () => Object.fromEntries(counts),
  };
}

/** A file of which nothing can be used, and why. */
export type Refusal = {
  readonly ok: false;
  readonly findings: readonly Finding[];
  readonly totals: FindingTotals;
  readonly warnings: readonly Finding[];
};

/** Refuses a file for `findings`; `warnings` is what else there is to say of it. */
export function refused(findings: readonly Finding[], warnings: readonly Finding[] = []): Refusal {
  const log = createFindingLog();
  for (const finding of findings) log.add(finding);
  return { ok: false, findings: log.findings(), totals: log.totals(), warnings };
}
