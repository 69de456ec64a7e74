import { dayText } from '../../../functions/messages/date.ts';
import type { Version } from '../../parts/api-nouns.ts';

type Told = Pick<Version, 'n' | 'current' | 'withdrawn' | 'withdrawal' | 'restores' | 'withdraws' | 'reason'>;

/** Where a version stands, and why it is as it is. */
export function versionText({ current, withdrawn, withdrawal, restores, withdraws, reason }: Told): string {
  const standing = withdrawn ? withdrawnText(withdrawal) : current ? 'berlaku' : 'sebelumnya';
  const origin = restores === undefined ? [] : [`isinya sama dengan versi ${restores}`];
  const why = withdraws === undefined ? reason : `menggantikan versi ${withdraws} yang ditarik`;
  return [standing, ...origin, ...(why === undefined ? [] : [why])].join('; ');
}

function withdrawnText(withdrawal: Told['withdrawal']): string {
  return withdrawal ? `ditarik ${dayText(withdrawal.at)}: ${withdrawal.reason}` : 'ditarik';
}

export type VersionAct = 'withdraw' | 'restore';

/** What a steward may try on a version; of a withdrawn dataset no version comes back before the dataset does. The rule is that of /v1. */
export function versionActs({ current, withdrawn }: Pick<Told, 'current' | 'withdrawn'>, isWithdrawn: boolean): VersionAct[] {
  return [...(withdrawn ? [] : (['withdraw'] as const)), ...(current || isWithdrawn ? [] : (['restore'] as const))];
}
