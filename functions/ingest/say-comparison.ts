import type { Finding } from '../model/normal-form.ts';
import { sumOfCounts } from '../model/row-counts.ts';
import type { Upload } from '../model/upload.ts';
import { needsSteward } from '../versions/drift.ts';
import { driftMend, driftMessage, driftReason, driftTypes, plainDriftMessage } from '../versions/drift-messages.ts';
import type { Comparison } from './compare-with-current.ts';
import { periodWarnings } from './period-warnings.ts';
import type { Findings } from './report.ts';
import type { WrittenPart } from './table-engine.port.ts';

/** The findings with what the delivery changes, what drifted, and which of its periods look like a slip. */
export function withComparison(
  found: Findings,
  { mode }: Pick<Upload, 'mode'>,
  { changes, drift }: Comparison,
  parts: readonly WrittenPart[],
  now: Date,
): Findings {
  const drifted = drift.map((one): Finding => {
    const type = driftTypes[one.kind];
    const mend = driftMend(one);
    if (one.kind === 'rows' || one.kind === 'replaced') return { type, message: plainDriftMessage(one), mend };
    return { type, message: driftMessage(one), mend, fieldName: one.name };
  });
  const periods = periodWarnings(
    parts.map(({ period }) => period),
    now,
  );
  return { ...found, warnings: [...found.warnings, ...periods, ...drifted], changes, mode };
}

/** What the upload keeps of it: counts and sentences without a cell. */
export function comparisonFacts({
  against,
  changes,
  drift,
  smallCounts,
  sharedKeys,
}: Comparison): Pick<Upload, 'changes' | 'drift' | 'smallCounts' | 'sharedKeys'> {
  return {
    changes: { ...sumOfCounts(changes), ...(against ? { against } : {}) },
    drift: drift.filter(needsSteward).map(driftReason),
    smallCounts: smallCounts.map(({ name, cells }) => ({ name, cells })),
    ...(sharedKeys > 0 ? { sharedKeys } : {}),
  };
}
