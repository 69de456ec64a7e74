import { showsSizes } from '../access/sizes.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Part, periodsOf, totals } from '../model/manifest.ts';
import type { Principal } from '../model/principal.ts';
import type { PastVersion } from './history.ts';
import { refuseVersion } from './served.ts';

type Reader = { readonly principal: Principal; readonly now: Date };

/**
 * A version as the API gives it: what it holds and where it stands, no object key. Its sizes and checksums are for anyone who may read all of it without a grant,
 * of a version that is not served for nobody.
 */
export function versionAnswer(version: PastVersion, dataset: Dataset, { principal, now }: Reader): AnswerBody<'getVersion'> {
  const { manifest, withdrawn, withdrawal } = version;
  const isWeighed = showsSizes(principal, dataset, now) && refuseVersion(dataset, version) === undefined;
  const { rows, bytes, leftOut } = totals(manifest.parts);
  return {
    n: manifest.n,
    current: manifest.n === dataset.current?.n,
    withdrawn,
    withdrawal,
    publishedAt: manifest.publishedAt,
    standardVersion: manifest.standardVersion,
    changes: manifest.changes,
    rows,
    bytes: isWeighed ? bytes : undefined,
    leftOut: leftOut || undefined,
    periods: periodsOf(manifest.parts).map((period) =>
      periodAnswer(
        period,
        manifest.parts.filter((part) => part.period === period),
        isWeighed,
      ),
    ),
    restores: manifest.restores,
    withdraws: manifest.withdraws,
    reason: manifest.reason,
  };
}

/** Of a period that units delivered the sum: how many rows each of them has is the OPD's to know. A checksum is of one part. */
function periodAnswer(period: string, parts: readonly Part[], isWeighed: boolean): AnswerBody<'getVersion'>['periods'][number] {
  const { rows, bytes, leftOut } = totals(parts);
  const sha256 = parts.length === 1 ? parts[0]?.sha256 : undefined;
  return { period, rows, leftOut: leftOut || undefined, ...(isWeighed ? { bytes, ...(sha256 === undefined ? {} : { sha256 }) } : {}) };
}
