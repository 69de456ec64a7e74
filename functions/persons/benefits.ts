import type { AnswerBody } from '../http/answer.ts';
import { benefitYear } from '../model/benefit-year.ts';
import { exactSum, isDecimal } from '../model/exact-sum.ts';
import { periodsInOrder } from '../model/period.ts';
import type { FoundRow } from './find-rows.ts';

type Profile = AnswerBody<'getMyProfile'>;
export type Benefit = Profile['benefits'][number];

/** A row of a dataset of aid as the timeline shows it: of a member of the family no more than programme, period and amount. */
export function benefitOf(row: FoundRow, of: { readonly whose: 'self' } | { readonly whose: 'family'; readonly name?: string }): Benefit {
  const { profile, dataset } = row.source;
  const cell = (column: string | undefined) => (column === undefined ? undefined : row.cells[column]);
  const [programme, amount, date] = [cell(profile.programme), cell(profile.amount), cell(profile.date)];
  return {
    datasetId: dataset.datasetId,
    opdId: dataset.opdId,
    title: dataset.title,
    ...(programme === undefined ? {} : { programme }),
    period: row.period,
    ...(date === undefined || of.whose === 'family' ? {} : { date }),
    ...(amount === undefined ? {} : { amount }),
    ...of,
  };
}

/** The newest first; those of one period by title, then by name. */
export function inTime(benefits: readonly Benefit[]): Benefit[] {
  const order = new Map(periodsInOrder(benefits.map(({ period }) => period)).map((period, place) => [period, place]));
  const text = (one: Benefit) => [one.title, one.whose, one.name ?? '', one.amount ?? '', one.programme ?? ''].join('\n');
  return benefits.toSorted(
    (one, other) =>
      (order.get(other.period) ?? -1) - (order.get(one.period) ?? -1) || (text(one) < text(other) ? -1 : text(one) > text(other) ? 1 : 0),
  );
}

/** How much came in each year, the newest first; what no year is known of comes last, and what is no number is not added but counted. */
export function totalsByYear(benefits: readonly Benefit[]): Profile['benefitTotals'] {
  const years = Map.groupBy(benefits, benefitYear);
  return [...years]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .map(([year, all]) => ({
      year,
      count: all.length,
      amount: exactSum(all.flatMap(({ amount }) => amount ?? []).filter(isDecimal)) ?? '0',
    }));
}
