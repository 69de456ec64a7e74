/** How the city's OPDs followed one another (cities/opds.ts), as far as rules ask. */
export type OpdInTime = {
  readonly id: string;
  readonly ended?: { readonly successors: readonly Successor[] } | undefined;
};
type Successor = { readonly opdId: string; readonly datasets?: readonly string[] | undefined };

/**
 * The ids under which one OPD is known: first the one into which all others went whole, then those, and whatever went whole into them. Who works for one of them works for
 * all. An OPD that was divided goes nowhere by itself: it is its own.
 */
export function bodyOf(opds: readonly OpdInTime[], opdId: string): readonly string[] {
  const head = lastOf(opds, opdId);
  const body = [head];
  for (const id of body) body.push(...opds.filter((opd) => wholeSuccessor(opd) === id).map((opd) => opd.id));
  return body;
}

/** Where an OPD's addresses lead: to the OPD into which it went whole; undefined of one that stands, or was divided. */
export function successorOf(opds: readonly OpdInTime[], opdId: string): string | undefined {
  const head = lastOf(opds, opdId);
  return head === opdId || isEnded(opds, head) ? undefined : head;
}

/** Whose a dataset of that OPD is now: undefined where it was divided and nobody was given this one. */
export function inheritorOf(opds: readonly OpdInTime[], opdId: string, datasetId: string): string | undefined {
  const ended = opds.find(({ id }) => id === opdId)?.ended;
  if (!ended) return opdId;
  const heir =
    ended.successors.find(({ datasets }) => datasets?.includes(datasetId)) ??
    ended.successors.find(({ datasets }) => datasets === undefined);
  return heir && inheritorOf(opds, heir.opdId, datasetId);
}

/** Those that stand at last, of the ones among which an OPD was divided, or into which it went. */
export function successorsOf(opds: readonly OpdInTime[], opdId: string): string[] {
  const ended = opds.find(({ id }) => id === opdId)?.ended;
  return ended ? [...new Set(ended.successors.flatMap((heir) => successorsOf(opds, heir.opdId)))] : [opdId];
}

type Called = {
  readonly name: string;
  /** The oldest first. */
  readonly formerNames?: readonly { readonly name: string; readonly until: string }[] | undefined;
};

/** What an OPD was called on that day of the city's calendar. */
export function nameOn({ name, formerNames = [] }: Called, day: string): string {
  return formerNames.find(({ until }) => day <= until)?.name ?? name;
}

export function isEnded(opds: readonly OpdInTime[], opdId: string): boolean {
  return opds.some(({ id, ended }) => id === opdId && ended !== undefined);
}

/** Of units of one body that have one id, the one of the OPD that stands: the others can neither be seen nor ended, so they deliver nothing. */
export function unitsOfBodies<T extends { readonly opdId: string; readonly unitId: string }>(
  opds: readonly OpdInTime[],
  units: readonly T[],
): T[] {
  return units.filter((unit) => {
    const body = bodyOf(opds, unit.opdId);
    const before = body.slice(0, body.indexOf(unit.opdId));
    return !units.some(({ opdId, unitId }) => unitId === unit.unitId && before.includes(opdId));
  });
}

const groupsOfBodies = /^(instansi|operator|pj|unit):([^:]+)$/;

/** Groups of accounts as the organisation stands: one of an OPD is one of its whole body, the id that stands first. Others stay as they are. */
export function groupsInBody(opds: readonly OpdInTime[], groups: readonly string[]): string[] {
  const all = groups.flatMap((group) => {
    const [, prefix, id] = groupsOfBodies.exec(group) ?? [];
    return id === undefined ? [group] : bodyOf(opds, id).map((one) => `${prefix}:${one}`);
  });
  return [...new Set(all)];
}

function wholeSuccessor({ ended }: OpdInTime): string | undefined {
  const [first, ...others] = ended?.successors ?? [];
  return others.length === 0 && first?.datasets === undefined ? first?.opdId : undefined;
}

/** The city file has no circles (cities/opds.ts). */
function lastOf(opds: readonly OpdInTime[], opdId: string): string {
  const opd = opds.find(({ id }) => id === opdId);
  const next = opd && wholeSuccessor(opd);
  return next === undefined ? opdId : lastOf(opds, next);
}
