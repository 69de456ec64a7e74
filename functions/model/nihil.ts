import { periodCadenceOf } from './cadence.ts';
import type { Dataset } from './dataset.ts';
import { dayMilliseconds, inJakarta, jakartaOffsetMilliseconds } from './jakarta-time.ts';
import { periodCadence, periodEnd, periodStart } from './period.ts';

/** Whether the latest delivery that counts is that there was nothing to report: nothing was delivered after it. */
export function isNihil({ nihil, lastDeliveryAt }: Pick<Dataset, 'nihil' | 'lastDeliveryAt'>): boolean {
  return nihil !== undefined && (lastDeliveryAt === undefined || lastDeliveryAt < nihil.at);
}

/** Why nothing can be reported as none for that period, as a sentence for the clerk; undefined where it can: it is the period that is due, and it has begun. */
export function whyNoNihil(dataset: Pick<Dataset, 'cadence' | 'nextDue' | 'state'>, period: string, now: Date): string | undefined {
  const { cadence, nextDue, state } = dataset;
  if (state === 'withdrawn') return 'Dataset ini sudah ditarik, jadi tidak ada yang jatuh tempo.';
  if (nextDue === undefined) return 'Data sewaktu-waktu tidak punya periode yang jatuh tempo, jadi nihil tidak perlu dilaporkan.';
  const [start, end] = [periodStart(period), periodEnd(period)];
  if (start === undefined || end === undefined || periodCadence(period) !== periodCadenceOf(cadence))
    return 'Periode itu tidak sesuai dengan frekuensi datanya; tulis misalnya 2026, 2026-Q3 atau 2026-09.';
  const due = Date.parse(nextDue) + jakartaOffsetMilliseconds;
  const isDue = start <= due && (due < end || (cadence === 'biennial' && due < end + yearMilliseconds));
  if (!isDue) return `Periode itu bukan yang sedang jatuh tempo. Nihil dilaporkan untuk ${duePeriodOf(dataset)}.`;
  if (start > now.getTime() + jakartaOffsetMilliseconds) return 'Periode itu belum mulai. Laporkan nihil setelah periodenya berjalan.';
  return undefined;
}

/** Two years are written by the year they begin with. */
const yearMilliseconds = 366 * dayMilliseconds;

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
