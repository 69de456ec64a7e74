import { takesRequests } from '../functions/model/access-level.ts';
import type { Dataset, Me } from './answers.ts';

/** What a page offers to whom (the rule itself is decided by /v1 alone). */
export function isSteward({ kinds }: Me): boolean {
  return kinds.some(({ kind }) => kind === 'steward');
}

export function seesBoard({ kinds }: Me): boolean {
  return kinds.some(({ kind }) => kind === 'steward' || kind === 'overseer');
}

export function isOperatorOf({ kinds }: Me, opdId: string): boolean {
  return kinds.some((kind) => (kind.kind === 'operator' || kind.kind === 'head') && kind.opdId === opdId);
}

export function isHeadOf({ kinds }: Me, opdId: string): boolean {
  return kinds.some((kind) => kind.kind === 'head' && kind.opdId === opdId);
}

/** Head of any OPD. */
export function isHead({ kinds }: Me): boolean {
  return kinds.some(({ kind }) => kind === 'head');
}

/** Members of a government body ask for what is shared by request and is not their own. */
export function mayAsk(who: Me, { access, sharing, opdId }: Pick<Dataset, 'access' | 'sharing' | 'opdId'>): boolean {
  return takesRequests({ access, sharing }) && who.institutions.length > 0 && !isOperatorOf(who, opdId);
}
