import type { PastVersion } from './history.ts';
import { totals } from './manifest.ts';

/** A version as the API gives it: what it holds and where it stands, no object key. */
export function versionAnswer(
  { manifest, withdrawn, withdrawal }: PastVersion,
  currentNumber: number | undefined,
): Record<string, unknown> {
  const { rows, bytes } = totals(manifest.parts);
  return {
    n: manifest.n,
    current: manifest.n === currentNumber,
    withdrawn,
    withdrawal,
    publishedAt: manifest.publishedAt,
    standardVersion: manifest.standardVersion,
    rows,
    bytes,
    periods: manifest.parts.map((part) => ({ period: part.period, rows: part.rows, bytes: part.bytes, sha256: part.sha256 })),
    restores: manifest.restores,
    withdraws: manifest.withdraws,
    reason: manifest.reason,
  };
}
