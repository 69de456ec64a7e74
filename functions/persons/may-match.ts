import type { Problem } from '../http/problem.ts';
import { restingRight } from './case-number.ts';
import type { IdentityRegister } from './identity-register.port.ts';
import type { LookUpPorts } from './look-up-person.ts';
import { officerIsNobody } from './officer.ts';
import { registerRefused } from './own-family.ts';
import { openRegister } from './profile-of.ts';
import { findPurpose, type PurposeFound } from './purpose.ts';
import type { StandingPerson } from './standing-person.ts';

/** The officer may have lists matched for that purpose: as which person, for what, and against which register. */
export type MayMatch = {
  readonly ok: true;
  readonly self: string;
  readonly purpose: Extract<PurposeFound, { ok: true }>;
  readonly register: IdentityRegister;
};

/** Whether a list may be matched at all, before anything of it is read: purpose, officer, agreement, and that no unconfirmed case number speaks against it. */
export async function mayMatch(
  ports: LookUpPorts,
  key: Uint8Array,
  { principal, self, appearing }: StandingPerson,
  code: string,
  now: Date,
): Promise<MayMatch | { readonly ok: false; readonly problem: Problem }> {
  const purpose = findPurpose(ports.city, code, now);
  if (!purpose.ok) return purpose;
  if (self === undefined) return { ok: false, problem: officerIsNobody };
  const opened = await openRegister(ports, key, { all: appearing, use: { purpose: purpose.purpose } }, now);
  if (!opened.ok) return { ok: false, problem: registerRefused(opened.notice) };
  const rests = await restingRight(ports, { principal, now });
  return rests ? { ok: false, problem: rests } : { ok: true, self, purpose, register: opened.register };
}
