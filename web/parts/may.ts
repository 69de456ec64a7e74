import { takesRequests } from '../../functions/model/access-level.ts';
import type { Dataset, Me } from './api-nouns.ts';

type Duties = Pick<Me, 'kinds'>;

/** What a page offers to whom (the rule itself is decided by /v1 alone). */
export function isSteward({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'steward');
}

/** Acts for units of an OPD, which their items name. */
export function isUnit({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'unit');
}

export function seesBoard({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'steward' || kind === 'overseer');
}

/** Pembina data of some field. */
export function isSupervisor({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'supervisor');
}

/** Reads minutes of the review of all OPDs, or of the own. */
export function readsMinutes({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'steward' || kind === 'overseer' || kind === 'operator' || kind === 'head');
}

export function isCoordinator({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'coordinator');
}

/** In the forum Satu Data: OPDs, the steward, its coordinator. */
export function inForum({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'operator' || kind === 'head' || kind === 'steward' || kind === 'coordinator');
}

export function isHelpdesk({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'helpdesk');
}

export function isCounterOfficer({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'counter-officer');
}

export function isProfileReader({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'profile-reader');
}

/** Works for one of the bodies that lock; `opdIds` as the page came with them. */
export function isProtector({ kinds }: Duties, opdIds: string): boolean {
  return kinds.some((kind) => 'opdId' in kind && opdIds.split(' ').includes(kind.opdId));
}

export function isAuditor({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'auditor');
}

export function isCitizen({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'citizen');
}

export function isOperatorOf({ kinds }: Duties, opdId: string): boolean {
  return kinds.some((kind) => (kind.kind === 'operator' || kind.kind === 'head') && kind.opdId === opdId);
}

export function isHeadOf({ kinds }: Duties, opdId: string): boolean {
  return kinds.some((kind) => kind.kind === 'head' && kind.opdId === opdId);
}

/** Head of any OPD. */
export function isHead({ kinds }: Duties): boolean {
  return kinds.some(({ kind }) => kind === 'head');
}

/** Members of a government body ask for what is shared by request and is not their own. */
export function mayAsk(
  who: Duties & Pick<Me, 'institutions'>,
  { access, sharing, opdId }: Pick<Dataset, 'access' | 'sharing' | 'opdId'>,
): boolean {
  return takesRequests({ access, sharing }) && who.institutions.length > 0 && !isOperatorOf(who, opdId);
}
