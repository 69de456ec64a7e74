import { dayText, endText, timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { AccessRequest, Grant } from '../../parts/api-nouns.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** How an institution stands to one dataset: what waits comes first, then what it may read, the soonest to end first, then what is over. */
export type AccessStanding = { readonly text: string; readonly left?: string; readonly rank: string };

type GrantSeen = Pick<Grant, 'isLive' | 'until' | 'revoked'>;
type RequestSeen = Pick<AccessRequest, 'state' | 'requestedAt' | 'decision'>;

/** `requests` are the newest first; undefined where nothing was ever asked or given. */
export function accessStanding(grants: readonly GrantSeen[], requests: readonly RequestSeen[], now: Date): AccessStanding | undefined {
  const [newest] = requests;
  const waiting = newest?.state === 'waiting' ? `permohonan menunggu keputusan sejak ${timeText(newest.requestedAt)}` : undefined;
  const live = grants.filter(({ isLive }) => isLive).toSorted((one, other) => other.until.localeCompare(one.until))[0];
  if (live) {
    const text = [`berlaku sampai ${endText(live.until)}`, ...(waiting ? [waiting] : [])].join('; ');
    return { text, left: leftText(live.until, now), rank: `${waiting ? 0 : 1} ${live.until}` };
  }
  if (waiting && newest) return { text: waiting, rank: `0 ${newest.requestedAt}` };
  if (newest?.state === 'refused') return { text: refusedText(newest), rank: `2 ${newest.requestedAt}` };
  const [past] = grants;
  if (past)
    return { text: past.revoked ? `dicabut ${dayText(past.revoked.at)}` : `berakhir ${endText(past.until)}`, rank: `3 ${past.until}` };
  return undefined;
}

function refusedText({ decision }: RequestSeen): string {
  const reasons = decision?.reasons.length ? `: ${decision.reasons.join(' ')}` : '';
  return `permohonan ditolak ${dayText(decision?.at)}${reasons}`;
}

/** Whole days until then; on the last one it says so. */
export function leftText(until: string, now: Date): string {
  const days = Math.floor((Date.parse(until) - now.getTime()) / dayMilliseconds);
  return days < 1 ? 'hari terakhir' : `sisa ${numberText(days)} hari`;
}
