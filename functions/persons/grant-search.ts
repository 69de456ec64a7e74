import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds, endOf } from '../model/jakarta-time.ts';
import { bodyOf } from '../model/organisation.ts';
import { type Principal, principalIdOf } from '../model/principal.ts';
import { isSearchGrantLive, type SearchGrant } from '../model/search-grant.ts';
import type { SearchGrantStore } from './search-grant.port.ts';

export type GrantSearchPorts = { readonly searchGrants: SearchGrantStore; readonly city: Pick<City, 'registerOpd' | 'opds'> };

/** GET /v1/opds/{opdId}/search-grants: who may search the register without a NIK, and until when, for the head of its OPD. */
export function listSearchGrants(ports: GrantSearchPorts): Operation<'listSearchGrants'> {
  return async (call) => {
    const decision = mayGrant(ports, call.principal, call.params.opdId, call.now);
    if ('problem' in decision) return decision.problem;
    const kept = await Promise.all(bodyOf(ports.city.opds, call.params.opdId).map((id) => ports.searchGrants.ofOpd(id)));
    // Of an officer whom both permitted, what the OPD that stands says.
    const grants = [
      ...new Map(
        kept
          .toReversed()
          .flat()
          .map((grant) => [grant.sub, grant]),
      ).values(),
    ];
    return { ...ok({ items: grants.map((grant) => shownGrant(grant, call.now)) }), log: allowedLog(decision.allowed) };
  };
}

/** PUT /v1/opds/{opdId}/search-grants/{sub}: the head permits a counter officer to search, until the end of that day; over what stands. */
export function grantSearch(ports: GrantSearchPorts): Operation<'grantSearch'> {
  return async (call) => {
    const { opdId, sub } = call.params;
    const decision = mayGrant(ports, call.principal, opdId, call.now, staleFor(call, undefined));
    if ('problem' in decision) return decision.problem;
    if (principalIdOf(call.principal) === sub) return ownGrant;
    const until = endOf(call.body.until);
    if (until <= call.now || until.getTime() > call.now.getTime() + limits.maxSearchGrantDays * dayMilliseconds) return wrongEnd;
    const grant: SearchGrant = {
      ...{ opdId, sub, until: until.toISOString(), reason: call.body.reason },
      ...{ grantedBy: principalIdOf(call.principal), grantedAt: call.now.toISOString() },
    };
    await ports.searchGrants.put(grant);
    return { ...ok(shownGrant(grant, call.now)), log: allowedLog(decision.allowed) };
  };
}

/** DELETE /v1/opds/{opdId}/search-grants/{sub}: the officer may search no more, at once. */
export function revokeSearch(ports: GrantSearchPorts): Operation<'revokeSearch'> {
  return async (call) => {
    const { opdId, sub } = call.params;
    const decision = mayGrant(ports, call.principal, opdId, call.now, staleFor(call, undefined));
    if ('problem' in decision) return decision.problem;
    const standing = await searchGrantOf(ports, opdId, sub);
    if (!standing) return noGrant;
    const revoked = { ...standing, opdId, revokedAt: standing.revokedAt ?? call.now.toISOString() };
    await ports.searchGrants.put(revoked);
    return { ...ok(shownGrant(revoked, call.now)), log: allowedLog(decision.allowed) };
  };
}

/** What the OPD permitted that officer, or one that went into it before. */
export async function searchGrantOf(
  { searchGrants, city }: { readonly searchGrants: Pick<SearchGrantStore, 'get'>; readonly city: Pick<City, 'opds'> },
  opdId: string,
  sub: string,
): Promise<SearchGrant | undefined> {
  const grants = await Promise.all(bodyOf(city.opds, opdId).map((id) => searchGrants.get(id, sub)));
  return grants.find((grant) => grant !== undefined);
}

type May = { readonly allowed: Extract<Decision, { effect: 'allow' }> } | { readonly problem: Problem };

/** The head of the OPD that keeps the register; another head has nothing to permit. `stale`: what is said to whoever may, first. */
function mayGrant({ city }: GrantSearchPorts, principal: Principal, opdId: string, now: Date, stale?: Problem): May {
  const decision = decide(principal, 'grant-search', { kind: 'opd', opdId }, now);
  if (decision.effect === 'deny') return { problem: denied(decision) };
  if (stale) return { problem: stale };
  return opdId === city.registerOpd ? { allowed: decision } : { problem: notTheRegister };
}

function shownGrant(grant: SearchGrant, now: Date): AnswerBody<'grantSearch'> {
  const { sub, until, reason, grantedAt, revokedAt } = grant;
  return { sub, until, reason, grantedAt, ...(revokedAt === undefined ? {} : { revokedAt }), isLive: isSearchGrantLive(grant, now) };
}

const notTheRegister = conflict(
  'Izin mencari tanpa NIK diberikan oleh penanggung jawab OPD yang memegang register penduduk; OPD ini tidak memegangnya.',
);
const ownGrant: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Izin bagi diri sendiri hanya diberikan oleh penanggung jawab lain.',
  log: { decision: 'deny', rule: 'persons/grant-search', reason: 'own permission' },
};
const wrongEnd = invalidRequest([
  { where: 'until', what: `tulis tanggal yang akan datang, paling lama ${limits.maxSearchGrantDays} hari dari sekarang` },
]);
const noGrant: Problem = { status: 404, code: 'not-found', detail: 'Petugas ini tidak mempunyai izin mencari tanpa NIK.' };
