import { periodCadenceOf } from './cadence.ts';
import type { Dataset } from './dataset.ts';
import { jakartaOffsetMilliseconds } from './jakarta-time.ts';
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
  if (!isDue) return 'Periode itu bukan yang sedang jatuh tempo. Nihil dilaporkan untuk periode yang jatuh tempo berikutnya.';
  if (start > now.getTime() + jakartaOffsetMilliseconds) return 'Periode itu belum mulai. Laporkan nihil setelah periodenya berjalan.';
  return undefined;
}

/** Two years are written by the year they begin with. */
const yearMilliseconds = 366 * 24 * 60 * 60 * 1000;
