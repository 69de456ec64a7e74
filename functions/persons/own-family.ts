import type { Problem } from '../http/problem.ts';
import { unreadableEntry } from './notices.ts';
import { ownFamily } from './officer.ts';
import { openRegister, type ProfilePorts } from './profile-of.ts';
import type { StandingPerson } from './standing-person.ts';

/**
 * Why an officer may not look at that person: both are on one current family card. `false` where they are not. Where the register can't say, nobody is looked at (access.md, "Persons":
 * never their own family).
 */
export async function isOfOneFamily(
  ports: ProfilePorts,
  key: Uint8Array,
  { appearing }: Pick<StandingPerson, 'appearing'>,
  persons: readonly [officer: string, person: string],
  now: Date,
): Promise<Problem | false> {
  const opened = await openRegister(ports, key, { all: appearing, use: 'self' }, now);
  if (!opened.ok) return registerRefused(opened.notice);
  const entries = await opened.register.find(persons);
  if (persons.some((person) => opened.register.unreadable.has(person))) return registerRefused(unreadableEntry);
  const cards = entries.map((entries) => entries.map(({ kk }) => kk));
  const [own = [], other = []] = cards;
  return own.some((kk) => other.includes(kk)) ? ownFamily : false;
}

/** 403 with the sentence that says why the register answers nobody. */
export function registerRefused(detail: string): Problem {
  return {
    status: 403,
    code: 'forbidden',
    detail,
    log: { decision: 'deny', rule: 'persons/register', reason: 'the register answers nobody' },
  };
}
