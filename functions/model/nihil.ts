import type { Dataset } from './dataset.ts';
import { dayMilliseconds, inJakarta } from './jakarta-time.ts';

/** Whether the latest delivery that counts is that there was nothing to report: nothing was delivered after it. */
export function isNihil({ nihil, lastDeliveryAt }: Pick<Dataset, 'nihil' | 'lastDeliveryAt'>): boolean {
  return nihil !== undefined && (lastDeliveryAt === undefined || lastDeliveryAt < nihil.at);
}

type OfPeriod = { readonly period: string; readonly at: string };

/** Every period for which there was nothing to report: those that were logged, and what META alone has of an earlier version of the software. */
export function nihilsOf({ nihil }: Pick<Dataset, 'nihil'>, logged: readonly OfPeriod[]): readonly OfPeriod[] {
  return nihil === undefined || logged.some(({ period }) => period === nihil.period) ? logged : [...logged, nihil];
}

/** The period that holds a due date, as a clerk writes it; undefined for what comes as it happens. */
export function duePeriodOf({ cadence, nextDue }: Pick<Dataset, 'cadence' | 'nextDue'>): string | undefined {
  if (nextDue === undefined || cadence === 'ad-hoc') return undefined;
  const day = inJakarta(new Date(nextDue));
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  switch (cadence) {
    case 'daily':
      return day.toISOString().slice(0, 'yyyy-mm-dd'.length);
    case 'weekly':
      return weekOf(day);
    case 'monthly':
      return day.toISOString().slice(0, 'yyyy-mm'.length);
    case 'quarterly':
      return `${year}-Q${Math.floor(month / 3) + 1}`;
    case 'four-monthly':
      return `${year}-T${Math.floor(month / 4) + 1}`;
    case 'semiannual':
      return `${year}-S${Math.floor(month / 6) + 1}`;
    case 'annual':
      return String(year);
    case 'biennial':
      return String(year - (year % 2));
  }
}

/** A week belongs to the year that its Thursday is in (ISO 8601). */
function weekOf(day: Date): string {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * dayMilliseconds);
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / dayMilliseconds;
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}
