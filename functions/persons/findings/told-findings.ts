import type { City } from '../../../cities/city.ts';
import { decide } from '../../access/decide.ts';
import type { AnswerBody } from '../../http/answer.ts';
import { findingGrounds, findingTitles } from '../../messages/list-finding.ts';
import type { Dataset } from '../../model/dataset.ts';
import { registerKinds } from '../../model/finding-words.ts';
import { endOf } from '../../model/jakarta-time.ts';
import type { FindingsOfList, FindingVerdict, ListFinding } from '../../model/list-finding.ts';
import type { Principal } from '../../model/principal.ts';
import { named } from '../../records/named.ts';
import { type FindingSettings, refuseFindings } from './aid-lists.ts';

/** A finding with the datasets that it is about, as they stand. */
export type ToldFinding = {
  readonly finding: ListFinding;
  readonly found: FindingsOfList;
  readonly dataset: Dataset;
  /** Of `exclusive`, the dataset of the other programme. */
  readonly other: Dataset | undefined;
};

type Asking = { readonly principal: Principal; readonly now: Date };

/**
 * Those of a list's findings that may be told: of a dataset that is published and not held, under the register's agreement where the register told them, and of two programmes only to
 * who may see both.
 */
export function toldFindings(
  found: FindingsOfList,
  datasets: ReadonlyMap<string, Dataset>,
  city: FindingSettings,
  { principal, now }: Asking,
): ToldFinding[] {
  const dataset = datasets.get(found.datasetId);
  if (!dataset || !stands(dataset)) return [];
  const isRegisterOpen = refuseFindings(city, now) === undefined;
  return found.findings.flatMap((finding) => {
    if (city.findingsPurpose === undefined || (registerKinds.includes(finding.kind) && !isRegisterOpen)) return [];
    const other = finding.other === undefined ? undefined : datasets.get(finding.other);
    if (finding.other === undefined) return [{ finding, found, dataset, other }];
    if (!other || !stands(other)) return [];
    const seeing = decide(principal, 'see', { kind: 'dataset', dataset: other }, now);
    return seeing.effect === 'allow' ? [{ finding, found, dataset, other }] : [];
  });
}

function stands({ state, hold, current }: Dataset): boolean {
  return state === 'published' && !hold && current !== undefined;
}

type Shown = AnswerBody<'listFindings'>['items'][number];

/** What every reader of a finding reads first. */
export function whatOf({
  finding,
  dataset,
  other,
}: Omit<ToldFinding, 'found'>): Pick<Shown, 'findingId' | 'kind' | 'title' | 'grounds' | 'dataset' | 'other'> {
  const { findingId, kind } = finding;
  return {
    ...{ findingId, kind, title: findingTitles[kind], grounds: findingGrounds[kind] },
    dataset: { datasetId: dataset.datasetId, title: dataset.title },
    ...(other ? { other: { datasetId: other.datasetId, title: other.title } } : {}),
  };
}

/** A finding in numbers. */
export function findingAnswer(told: ToldFinding, verdict: FindingVerdict | undefined, { opds }: Pick<City, 'opds'>, now: Date): Shown {
  const { persons, foundAt, due } = told.finding;
  const { opdId } = told.dataset;
  return {
    ...whatOf(told),
    ...{ opdId, opd: named(opds, opdId).name, persons, foundAt, countedAt: told.found.countedAt, due },
    isOverdue: !verdict && now >= endOf(due),
    ...(verdict ? { verdict: { verdict: verdict.verdict, note: verdict.note, at: verdict.at, name: verdict.name } } : {}),
  };
}

/** Overdue ones first, then those that wait, each by their day, then those that are judged. */
export function inUrgency(items: readonly Shown[]): Shown[] {
  const key = ({ verdict, isOverdue, due, dataset, kind, other }: Shown) =>
    [verdict ? 2 : isOverdue ? 0 : 1, due, dataset.title, kind, other?.title ?? ''].join('\n');
  return items.toSorted((one, another) => (key(one) < key(another) ? -1 : 1));
}
