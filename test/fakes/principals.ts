import type { BoundPerson } from '../../functions/model/account.ts';
import { anonymous, kindsOfGroups, type Principal } from '../../functions/model/principal.ts';

/** The OPD that owns the matrix's datasets, and another one. */
export const owningOpd = 'dinsos';
export const otherOpd = 'dinkes';

/** The token groups of everyone in access.md, "Who is calling"; `undefined` is no token at all. A citizen is bound to a person by an item, not by a group. */
export const groupsOf = {
  anonymous: undefined,
  'signed-in': [],
  citizen: [],
  member: ['instansi:banten'],
  'other-operator': [`operator:${otherOpd}`],
  'other-head': [`pj:${otherOpd}`],
  operator: [`operator:${owningOpd}`],
  head: [`pj:${owningOpd}`],
  steward: ['walidata', 'instansi:kominfo'],
  overseer: ['pimpinan'],
  coordinator: ['koordinator-forum'],
  'profile-reader': ['pembaca-profil', 'instansi:kemensos'],
  'lone-profile-reader': ['pembaca-profil'],
  'counter-officer': ['petugas-loket', 'instansi:kemensos'],
  'lone-counter-officer': ['petugas-loket'],
  auditor: ['inspektorat'],
  helpdesk: ['helpdesk'],
} as const satisfies Record<string, readonly string[] | undefined>;

export type PrincipalName = keyof typeof groupsOf;

export const principalNames = Object.keys(groupsOf).filter((name): name is PrincipalName => name in groupsOf);

/** The citizen's item: an officer bound a person to that account. */
export const boundCitizen: BoundPerson = {
  sub: 'sub-citizen',
  person: 'a-keyed-hash',
  boundAt: '2026-11-20T02:00:00.000Z',
  boundBy: 'sub-steward',
};

/** The principal that a token with those groups becomes. */
export function principalOf(name: PrincipalName): Principal {
  const groups = groupsOf[name];
  if (!groups) return anonymous;
  const kinds = kindsOfGroups(groups);
  return { type: 'account', sub: `sub-${name}`, name, kinds: name === 'citizen' ? [...kinds, { kind: 'citizen' }] : kinds };
}
