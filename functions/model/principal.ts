import * as z from 'zod';
import { opdIdSchema } from './ids.ts';
import { type SupervisorField, supervisorFields } from './second-look-words.ts';
import type { UnitDelivery } from './unit.ts';

/** What a principal is (access.md, "Who is calling"): a citizen by the person that the account is bound to, the rest by the token's groups. One principal may hold several. */
export const kindSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('citizen') }),
  z.strictObject({ kind: z.literal('member'), institution: z.string() }),
  z.strictObject({ kind: z.literal('operator'), opdId: z.string() }),
  z.strictObject({ kind: z.literal('head'), opdId: z.string() }),
  /**
   * Who delivers for units of an OPD. The group alone gives nothing, nor makes it a member of the OPD; `delivers` names the units for which it delivers the dataset
   * that the request is about, by their items.
   */
  z.strictObject({
    kind: z.literal('unit'),
    unitOf: z.string(),
    delivers: z.array(z.strictObject({ datasetId: z.string(), unitId: z.string() })).optional(),
  }),
  z.strictObject({ kind: z.literal('steward') }),
  z.strictObject({ kind: z.literal('overseer') }),
  /** Who leads the forum Satu Data (Bappeda): an overseer who also agrees to plans. */
  z.strictObject({ kind: z.literal('coordinator') }),
  /** Pembina data: an overseer who looks at priority data of their field again. */
  z.strictObject({ kind: z.literal('supervisor'), field: z.enum(supervisorFields) }),
  z.strictObject({ kind: z.literal('profile-reader') }),
  z.strictObject({ kind: z.literal('counter-officer') }),
  z.strictObject({ kind: z.literal('auditor') }),
  z.strictObject({ kind: z.literal('helpdesk') }),
]);

export const principalSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('anonymous') }),
  z.strictObject({
    type: z.literal('account'),
    sub: z.string(),
    name: z.string(),
    kinds: z.array(kindSchema),
    /** When its token was issued: an operation asks the account again, and that may refuse tokens from before a moment. */
    issuedAt: z.iso.datetime().optional(),
  }),
]);

export type Kind = z.infer<typeof kindSchema>;

/** Who is calling. Made from a verified token by the authorizer alone, and carried to operations in `requestContext.authorizer.principal`. */
export type Principal = z.infer<typeof principalSchema>;

export const anonymous: Principal = { type: 'anonymous' };

const exactGroups: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['walidata', [{ kind: 'steward' }]],
  ['pimpinan', [{ kind: 'overseer' }]],
  ['koordinator-forum', [{ kind: 'overseer' }, { kind: 'coordinator' }]],
  ['pembina-data', [{ kind: 'overseer' }, { kind: 'supervisor', field: 'statistics' }]],
  ['pembina-geospasial', [{ kind: 'overseer' }, { kind: 'supervisor', field: 'geospatial' }]],
  ['pembaca-profil', [{ kind: 'profile-reader' }]],
  ['petugas-loket', [{ kind: 'counter-officer' }]],
  ['inspektorat', [{ kind: 'auditor' }]],
  ['helpdesk', [{ kind: 'helpdesk' }]],
]);

/** The kinds that the token's groups stand for; a group that means nothing here gives nothing, nor does an id that no path of the API can name. */
export function kindsOfGroups(groups: readonly string[]): Kind[] {
  return groups.flatMap((group): readonly Kind[] => {
    const exact = exactGroups.get(group);
    if (exact) return exact;
    const [, prefix, id] = /^(instansi|operator|pj|unit):([^:]+)$/.exec(group) ?? [];
    if (id === undefined || !opdIdSchema.safeParse(id).success) return [];
    if (prefix === 'unit') return [{ kind: 'unit', unitOf: id }];
    if (prefix === 'instansi') return [{ kind: 'member', institution: id }];
    return [{ kind: prefix === 'pj' ? 'head' : 'operator', opdId: id }];
  });
}

/** The groups whose accounts belong to this institution, as members, operators or heads (`institutionsOf`). */
export function institutionGroups(institution: string): readonly string[] {
  return ['instansi', 'operator', 'pj'].map((prefix) => `${prefix}:${institution}`);
}

/** The groups whose accounts work for this OPD. */
export function groupsOfOpd(opdId: string): { readonly operator: string; readonly head: string } {
  return { operator: `operator:${opdId}`, head: `pj:${opdId}` };
}

/** How the account is called, in what is kept of an act; `anonymous` of anybody else. */
export function nameOfPrincipal(principal: Principal): string {
  return principal.type === 'account' ? principal.name : 'anonymous';
}

/** Who it was, for records and logs: the account's `sub`, or `anonymous`. */
export function principalIdOf(principal: Principal): string {
  return principal.type === 'anonymous' ? 'anonymous' : principal.sub;
}

/** True for an operator of that OPD, and for its head, who is also an operator of it. */
export function isOperatorOf(principal: Principal, opdId: string): boolean {
  return has(principal, (kind) => (kind.kind === 'operator' || kind.kind === 'head') && kind.opdId === opdId);
}

export function isHeadOf(principal: Principal, opdId: string): boolean {
  return has(principal, (kind) => kind.kind === 'head' && kind.opdId === opdId);
}

export function isKind(principal: Principal, name: Kind['kind']): boolean {
  return has(principal, (kind) => kind.kind === name);
}

/** The fields of which this principal is the pembina data. */
export function supervisorFieldsOf(principal: Principal): SupervisorField[] {
  if (principal.type === 'anonymous') return [];
  return principal.kinds.flatMap((kind) => (kind.kind === 'supervisor' ? [kind.field] : []));
}

/** The OPDs this principal works for, each once. */
export function opdsOf(principal: Principal): string[] {
  if (principal.type === 'anonymous') return [];
  return [...new Set(principal.kinds.flatMap((kind) => ('opdId' in kind ? [kind.opdId] : [])))];
}

/** The institutions this principal belongs to: an OPD's operator or head is also a member of that OPD. */
export function institutionsOf(principal: Principal): string[] {
  if (principal.type === 'anonymous') return [];
  return [
    ...new Set(
      principal.kinds.flatMap((kind) => {
        if (kind.kind === 'member') return [kind.institution];
        return 'opdId' in kind ? [kind.opdId] : [];
      }),
    ),
  ];
}

/** The OPDs for whose units the account may deliver, if their items say so. */
export function unitOpdsOf(principal: Principal): string[] {
  if (principal.type === 'anonymous') return [];
  return [...new Set(principal.kinds.flatMap((kind) => (kind.kind === 'unit' ? [kind.unitOf] : [])))];
}

/** The units for which the principal delivers that dataset, which must be of the units' own OPD. */
export function unitsFor(principal: Principal, { datasetId, opdId }: { readonly datasetId: string; readonly opdId: string }): string[] {
  if (principal.type === 'anonymous') return [];
  const delivered = principal.kinds.flatMap((kind) => (kind.kind === 'unit' && kind.unitOf === opdId ? (kind.delivers ?? []) : []));
  return [...new Set(delivered.filter((one) => one.datasetId === datasetId).map(({ unitId }) => unitId))];
}

/** The kinds with what the units' items say now of the account; without them a unit delivers nothing. */
export function withDeliveries(kinds: readonly Kind[], deliveries: readonly UnitDelivery[]): Kind[] {
  return kinds.map((kind) => {
    if (kind.kind !== 'unit') return kind;
    const own = deliveries.filter(({ opdId }) => opdId === kind.unitOf).map(({ datasetId, unitId }) => ({ datasetId, unitId }));
    return { kind: 'unit', unitOf: kind.unitOf, ...(own.length > 0 ? { delivers: own } : {}) };
  });
}

function has(principal: Principal, test: (kind: Kind) => boolean): boolean {
  return principal.type === 'account' && principal.kinds.some(test);
}
