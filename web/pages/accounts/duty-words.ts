import { duties } from '../../../functions/model/duty.ts';
import type { Account } from '../../parts/api-nouns.ts';

/** `operator OPD: Dinas Kesehatan`; a group that is unknown here stays as it is. */
export function dutyText(group: string, bodyName: (id: string) => string): string {
  const duty = duties.find((each) => (each.of ? group.startsWith(each.group) : group === each.group));
  if (!duty) return group;
  return duty.of ? `${duty.label}: ${bodyName(group.slice(duty.group.length))}` : duty.label;
}

type Standing = Pick<Account, 'disabled' | 'isInvited' | 'isBound'>;

/** Where an account stands. */
export function accountStateText({ disabled, isInvited, isBound }: Standing): string {
  const parts = [disabled ? 'nonaktif' : 'aktif', isInvited && 'belum pernah masuk', isBound && 'terikat ke seorang warga'];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}
