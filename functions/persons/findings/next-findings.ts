import { isDeepStrictEqual } from 'node:util';
import { limits } from '../../limits.ts';
import { registerKinds } from '../../model/finding-words.ts';
import { dayInJakarta, dayMilliseconds } from '../../model/jakarta-time.ts';
import { type FindingsOfList, findingName, type ListFinding } from '../../model/list-finding.ts';
import type { FoundPersons } from './finding.port.ts';
import type { Suspects } from './suspect-finder.port.ts';

/** What was compared: the list's version and, where it was asked, the register's; of other programmes each its own. */
export type Compared = {
  readonly list: Version;
  readonly register: Version | undefined;
  readonly others: readonly Version[];
};
type Version = { readonly datasetId: string; readonly n: number };

type Standing = {
  readonly before: FindingsOfList | undefined;
  /** Findings on which a verdict stands. */
  readonly judged: ReadonlySet<string>;
  /** Persons under a safety lock. */
  readonly hidden: ReadonlySet<string>;
};

/**
 * What stands of a list now that these suspects were found. A finding that nobody judged keeps its id and its due date, whatever is published meanwhile; one on which a verdict
 * stands keeps both while the same versions are compared, and is a new one with the next. Of what the register told nobody under a safety lock is counted or kept, and a finding of nobody is none. What
 * the lists tell by themselves is of everybody on them: their owner finds it by hand, and whoever were missing would be known to hide.
 */
export function nextFindings(
  found: readonly Suspects[],
  compared: Compared,
  { before, judged, hidden }: Standing,
  { now, ids }: { readonly now: Date; readonly ids: () => string },
): FoundPersons[] {
  return found.flatMap(({ kind, other, persons }) => {
    const shown = registerKinds.includes(kind) ? persons.filter((person) => !hidden.has(person)) : persons;
    if (shown.length === 0) return [];
    const what = { kind, ...(other === undefined ? {} : { other }) };
    const versions = versionsOf(what, compared);
    const standing = before?.findings.find((one) => findingName(one) === findingName(what));
    const goesOn = standing !== undefined && (!judged.has(standing.findingId) || isDeepStrictEqual(standing.versions, versions));
    const since = goesOn ? standing : { findingId: ids(), foundAt: now.toISOString(), due: dueAfter(now) };
    const { findingId, foundAt, due } = since;
    return [
      {
        finding: { findingId, ...what, versions, persons: shown.length, foundAt, due },
        persons: shown.slice(0, limits.maxFindingPersons),
      },
    ];
  });
}

function versionsOf({ kind, other }: Pick<ListFinding, 'kind' | 'other'>, { list, register, others }: Compared): ListFinding['versions'] {
  const read = [
    list,
    ...(registerKinds.includes(kind) && register ? [register] : []),
    ...others.filter(({ datasetId }) => datasetId === other),
  ];
  return Object.fromEntries(read.map(({ datasetId, n }) => [datasetId, n]));
}

/** The last day on which a finding of now may be judged. */
function dueAfter(now: Date): string {
  return dayInJakarta(new Date(now.getTime() + limits.findingVerdictDays * dayMilliseconds));
}
