import { periodCadenceOf } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import { jakartaOffsetMilliseconds } from '../model/jakarta-time.ts';
import { duePeriodOf } from '../model/nihil.ts';
import { periodCadence, periodStart } from '../model/period.ts';
import { periodText } from './period.ts';

/** Why nothing can be reported as none for that period, as a sentence for the clerk; undefined where it can: it is the period that is due, and it has begun. */
export function whyNoNihil(dataset: Pick<Dataset, 'cadence' | 'nextDue' | 'state'>, period: string, now: Date): string | undefined {
  if (dataset.state === 'withdrawn') return 'Dataset ini sudah ditarik, jadi tidak ada yang jatuh tempo.';
  const due = duePeriodOf(dataset);
  if (due === undefined) return 'Data sewaktu-waktu tidak punya periode yang jatuh tempo, jadi nihil tidak perlu dilaporkan.';
  const start = periodStart(period);
  if (start === undefined || periodCadence(period) !== periodCadenceOf(dataset.cadence))
    return 'Periode itu tidak sesuai dengan frekuensi datanya; tulis misalnya 2026, 2026-Q3 atau 2026-09.';
  if (period !== due) return `Periode itu bukan yang sedang jatuh tempo. Nihil dilaporkan untuk ${periodText(due, 'long')}.`;
  if (start > now.getTime() + jakartaOffsetMilliseconds) return 'Periode itu belum mulai. Laporkan nihil setelah periodenya berjalan.';
  return undefined;
}
