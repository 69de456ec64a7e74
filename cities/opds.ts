import * as z from 'zod';

/** What an OPD is, in the words of the city's organisation. */
export const opdKinds = ['dinas', 'badan', 'kecamatan', 'sekretariat', 'rumah-sakit', 'inspektorat', 'satuan'] as const;

const slug = z.string().regex(/^[a-z0-9-]{3,80}$/);

/** Where an OPD went whose end a regulation decided (docs/decisions/0070-organisation.md). */
const endedSchema = z.strictObject({
  /** The first day on which it was no more. */
  on: z.iso.date(),
  /** The regulation that says so: `Perda 7/2026`. */
  by: z.string().min(1),
  /** One without `datasets` takes all that no other names: alone, it is the OPD into which this one went whole. */
  successors: z.array(z.strictObject({ opdId: slug, datasets: z.array(slug).min(1).optional() })).min(1),
});

export const opdSchema = z.strictObject({
  id: slug,
  name: z.string(),
  kind: z.enum(opdKinds),
  walidata: z.boolean().optional(),
  /** What it was called before, the oldest first, each with the last day on which that held. */
  formerNames: z
    .array(z.strictObject({ name: z.string().min(1), until: z.iso.date() }))
    .min(1)
    .optional(),
  /** It stays in the file for good: records and addresses name it. */
  ended: endedSchema.optional(),
});

type Opd = z.infer<typeof opdSchema>;
export type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

/** What is wrong with the OPDs taken together: ids that stand twice, names in no order, ends that lead nowhere, in a circle, or two ways at once. */
export function faultsOfOpds(opds: readonly Opd[]): Fault[] {
  return [...twice(opds), ...opds.flatMap((opd, place) => [...faultsOfNames(opd, place), ...faultsOfEnd(opds, opd, place)])];
}

/** Settings that give an OPD a task must name one that stands. */
export function endedTask(opds: readonly Opd[], path: readonly (string | number)[], id: string | undefined): Fault[] {
  const ended = opds.find((opd) => opd.id === id)?.ended;
  return ended ? [{ path, message: `must be an OPD that stands; ${id} ended on ${ended.on}` }] : [];
}

function twice(opds: readonly Opd[]): Fault[] {
  return opds.flatMap(({ id }, place) =>
    opds.findIndex((other) => other.id === id) === place
      ? []
      : [{ path: ['opds', place, 'id'], message: `must be of one OPD alone; ${id} stands before` }],
  );
}

function faultsOfNames({ formerNames = [] }: Opd, place: number): Fault[] {
  return formerNames.flatMap(({ until }, at) => {
    const before = formerNames[at - 1];
    const path = ['opds', place, 'formerNames', at, 'until'];
    return before && before.until >= until ? [{ path, message: 'must be later than that of the name before' }] : [];
  });
}

function faultsOfEnd(opds: readonly Opd[], opd: Opd, place: number): Fault[] {
  if (!opd.ended) return [];
  const { successors } = opd.ended;
  const path = ['opds', place, 'ended', 'successors'];
  const rest = successors.filter(({ datasets }) => datasets === undefined);
  const named = successors.flatMap(({ datasets = [] }) => datasets);
  return [
    ...(opd.walidata ? [{ path: ['opds', place, 'walidata'], message: 'must be of an OPD that stands' }] : []),
    ...successors.flatMap(({ opdId }, at) => faultsOfSuccessor(opds, opd, opdId, [...path, at, 'opdId'])),
    ...(new Set(successors.map(({ opdId }) => opdId)).size < successors.length ? [{ path, message: 'must name each OPD once' }] : []),
    ...(rest.length > 1 ? [{ path, message: 'must leave out datasets of one successor at most: it takes what no other names' }] : []),
    ...[...new Set(named.filter((id, at) => named.indexOf(id) !== at))].map((id) => ({
      path,
      message: `must give ${id} to one successor`,
    })),
  ];
}

function faultsOfSuccessor(opds: readonly Opd[], { id }: Opd, opdId: string, path: readonly (string | number)[]): Fault[] {
  if (!opds.some((opd) => opd.id === opdId)) return [{ path, message: `must be an id of opds; there is no ${opdId}` }];
  return leadsTo(opds, opdId, id) ? [{ path, message: `must not lead back to ${id}` }] : [];
}

/** Whether one comes to `target` from there by successors alone. */
function leadsTo(opds: readonly Opd[], from: string, target: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(opds.find((opd) => opd.id === id)?.ended?.successors ?? []).map(({ opdId }) => opdId));
  }
  return false;
}
