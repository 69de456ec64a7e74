import type { BoundPerson } from '../../functions/model/account.ts';
import { anonymous, kindsOfGroups, type Principal, withDeliveries } from '../../functions/model/principal.ts';
import { deliveriesOf, type Unit } from '../../functions/model/unit.ts';

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
  unit: [`unit:${owningOpd}`],
  'lone-unit': [`unit:${owningOpd}`],
  'other-unit': [`unit:${otherOpd}`],
  steward: ['walidata', 'instansi:kominfo'],
  overseer: ['pimpinan'],
  coordinator: ['koordinator-forum'],
  supervisor: ['pembina-data'],
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

/** What the accounts of units deliver: `unit` its part of the matrix's dataset, `other-unit` what another OPD's item says, which is not that OPD's to say, `lone-unit` nothing. */
export function unitsOf(datasetIds: readonly string[]): Unit[] {
  const common = { name: 'Panti', datasetIds: [...datasetIds], updatedAt: '2026-11-20T02:00:00.000Z', updatedBy: 'sub-head', revision: 1 };
  return [
    { ...common, opdId: owningOpd, unitId: 'panti', accounts: ['sub-unit'] },
    { ...common, opdId: owningOpd, unitId: 'panti-lain', accounts: [] },
    { ...common, opdId: otherOpd, unitId: 'panti', accounts: ['sub-other-unit'] },
  ];
}

/** The principal that a token with those groups becomes. */
export function principalOf(name: PrincipalName): Principal {
  const groups = groupsOf[name];
  if (!groups) return anonymous;
  const deliveries = deliveriesOf(unitsOf(['penerima-bansos']), `sub-${name}`, 'penerima-bansos');
  const kinds = withDeliveries(kindsOfGroups(groups), deliveries);
  return { type: 'account', sub: `sub-${name}`, name, kinds: name === 'citizen' ? [...kinds, { kind: 'citizen' }] : kinds };
}
