import type { PastVersion } from './history.ts';
import { type Part, totals } from './manifest.ts';

/** A version as the API gives it: what it holds and where it stands, no object key. */
export function versionAnswer(
  { manifest, withdrawn, withdrawal }: PastVersion,
  currentNumber: number | undefined,
): Record<string, unknown> {
  const { rows, bytes, leftOut } = totals(manifest.parts);
  return {
    n: manifest.n,
    current: manifest.n === currentNumber,
    withdrawn,
    withdrawal,
    publishedAt: manifest.publishedAt,
    standardVersion: manifest.standardVersion,
    changes: manifest.changes,
    rows,
    bytes,
    leftOut: leftOut || undefined,
    periods: manifest.parts.map(periodOf),
    restores: manifest.restores,
    withdraws: manifest.withdraws,
    reason: manifest.reason,
  };
}

function periodOf({ period, rows, bytes, leftOut, sha256 }: Part): Record<string, unknown> {
  return { period, rows, bytes, leftOut, sha256 };
}
