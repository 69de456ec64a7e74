import { limits } from '../limits.ts';
import type { Principal } from '../model/principal.ts';
import type { AnySuccess } from './answer.ts';

/** What the front door keeps: content, and a link to it. Everything else tells of this moment (202), or of nothing. */
const keptStatuses: readonly number[] = [200, 302];

/**
 * Lets the front door keep an answer that says it may be, to a caller without a token; none where it may not. `s-maxage` speaks to shared caches alone, and the front door says `no-store` to everybody
 * behind it (lib/door/front-door.ts). A cache that is none of ours asks again when the time is over, and gives no old answer where that fails.
 */
export function keptHeaders({ kept, status }: AnySuccess, principal: Principal): Readonly<Record<string, string>> {
  if (kept !== true || principal.type !== 'anonymous' || !keptStatuses.includes(status)) return {};
  return { 'Cache-Control': `max-age=0, s-maxage=${limits.edgeSeconds}, must-revalidate` };
}
