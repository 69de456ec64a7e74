import { periodCadenceOf } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import { jakartaOffsetMilliseconds } from '../model/jakarta-time.ts';
import type { Part } from '../model/manifest.ts';
import { duePeriodOf } from '../model/nihil.ts';
import type { PartStatus } from '../model/part-status.ts';
import { isPeriod, periodCadence, periodStart } from '../model/period.ts';
import { periodText } from './period.ts';

/** On the button that reports it. */
export const yesNihilText = 'Ya, laporkan nihil';
/** META has a size limit. */
export const noRoomForNihilText = 'Keterangan dataset ini terlalu panjang. Pendekkan, lalu coba lagi.';

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

/** Why one unit can't have nothing to report for that period, by what stands and was sent of it; undefined where it can. */
export function whyNoUnitNihil(parts: readonly Pick<Part, 'period' | 'unitId'>[], status: PartStatus, period: string): string | undefined {
  const words = periodText(period, 'long');
  if (parts.some((part) => !isPeriod(part.period)))
    return 'Dataset ini tidak berperiode, jadi nihil tidak perlu dilaporkan: bagian unit yang terakhir tetap berlaku.';
  if (parts.some((part) => part.period === period && part.unitId === undefined))
    return `Data ${words} sudah dikirim OPD sebagai satu kesatuan, jadi unit tidak perlu melaporkan apa pun.`;
  if (status === 'came') return `Bagian unit ini untuk ${words} sudah masuk, jadi bukan nihil.`;
  if (status === 'in-progress' || status === 'in-review')
    return `Kiriman unit ini untuk ${words} masih diperiksa. Tarik kembali dahulu bila memang tidak ada data.`;
  return undefined;
}
