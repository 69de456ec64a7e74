import type { Problem } from '../http/problem.ts';
import { destroyedText } from '../messages/destroyed.ts';
import type { Dataset } from '../model/dataset.ts';
import type { PastVersion, Withdrawal } from './history.ts';
import { refusePersonalColumns } from './publish-rule.ts';

/**
 * Why nobody may read a version, whatever they may read of its dataset: its data are destroyed; it is withdrawn; it is from before the level was loosened; or it is an earlier one that holds
 * personal columns, under a level that the dataset only reached without them. Undefined where it is served.
 */
export function refuseVersion(dataset: Dataset, { manifest, withdrawal }: PastVersion): Problem | undefined {
  const destroyed = refuseDestroyed(dataset);
  if (destroyed) return destroyed;
  if (withdrawal) return withdrawnVersion(manifest.n, withdrawal);
  if (manifest.n < (dataset.servesFrom ?? 1)) return publishedForFewer(manifest.n);
  const refusal = manifest.n === dataset.current?.n ? undefined : refusePersonalColumns(dataset, manifest.personalColumns ?? []);
  if (refusal === undefined) return undefined;
  const detail = `Versi ${manifest.n} tidak dibagikan lagi. ${refusal}`;
  return { status: 403, code: 'forbidden', detail, log: { rule: 'read/personal-version', reason: 'old personal columns' } };
}

/** 410 for anyone who may still see a dataset whose data are destroyed, its own OPD too; undefined for any other. */
export function refuseDestroyed({ destroyed }: Dataset): Problem | undefined {
  if (!destroyed) return undefined;
  const detail = destroyedText(destroyed);
  const log = { rule: 'read/destroyed', reason: 'data destroyed at the end of its retention' };
  return { status: 410, code: 'gone', detail, members: { at: destroyed.at, reason: detail }, log };
}

function publishedForFewer(n: number): Problem {
  const detail = `Versi ${n} terbit ketika akses data ini lebih sempit, sehingga tidak ikut dibagikan. Bacalah versi yang berlaku.`;
  return { status: 403, code: 'forbidden', detail, log: { rule: 'read/narrower-version', reason: 'published under a narrower level' } };
}

/** Anyone who asks may read the dataset, so may know that the version was there, when it went and why. */
function withdrawnVersion(n: number, withdrawal: Withdrawal): Problem {
  const detail = `Versi ${n} sudah ditarik; bacalah versi yang berlaku. Alasan: ${withdrawal.reason}`;
  return { status: 410, code: 'gone', detail, members: withdrawal, log: { rule: 'read/withdrawn-version', reason: 'version withdrawn' } };
}
