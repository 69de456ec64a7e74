import { periodText } from '../../../functions/messages/period.ts';
import { benefitYear } from '../../../functions/model/benefit-year.ts';
import { exactSum, isDecimal } from '../../../functions/model/exact-sum.ts';
import type { Benefit, PersonProfile } from '../api-nouns.ts';
import { rupiahText } from './rupiah.ts';

/** A year of aid, as it is read. */
export type AidYear = { readonly title: string; readonly sums: string; readonly lines: readonly AidLine[] };
export type AidLine = { readonly when: string; readonly what: string; readonly howMuch: string; readonly whose: string };

type Aid = Pick<PersonProfile, 'benefits' | 'benefitTotals'>;

/** Aid year by year, the newest first, each with what came to the person and to the family; what names no year comes last. */
export function aidYears({ benefits, benefitTotals }: Aid): AidYear[] {
  const years = Map.groupBy(benefits, benefitYear);
  return benefitTotals.map(({ year, amount }) => {
    const all = years.get(year) ?? [];
    return { title: year === '' ? 'Tanpa tahun' : year, sums: sumsText(all, amount), lines: all.map(lineOf) };
  });
}

function sumsText(all: readonly Benefit[], total: string): string {
  const sum = (whose: Benefit['whose']) => {
    const amounts = all.filter((benefit) => benefit.whose === whose).flatMap(({ amount }) => amount ?? []);
    return exactSum(amounts.filter(isDecimal)) ?? '0';
  };
  const hasFamily = all.some(({ whose }) => whose === 'family');
  return hasFamily
    ? `Jumlah ${rupiahText(total)}: sendiri ${rupiahText(sum('self'))}, keluarga ${rupiahText(sum('family'))}`
    : `Jumlah ${rupiahText(total)}`;
}

function lineOf({ title, programme, period, date, amount, whose, name }: Benefit): AidLine {
  return {
    when: periodText(date ?? period),
    what: programme === undefined ? title : `${programme} (${title})`,
    howMuch: amount === undefined ? 'jumlah tidak disebut' : rupiahText(amount),
    whose: whose === 'self' ? 'sendiri' : (name ?? 'keluarga'),
  };
}
